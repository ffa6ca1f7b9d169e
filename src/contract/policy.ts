import type { Origin } from './request.ts'

/** What somebody is about to do. */
export type Deed =
  /** Ask for a task. */
  | { kind: 'use'; task: string }
  /** Make Parley answer where all can see it; without a task it is help and the like. */
  | { kind: 'answer-publicly'; task?: string | undefined }
  /** Change what Parley does in the channel of the origin. */
  | { kind: 'change-settings' }

/** What the operator allows, at every door. The wishes of people go before it: it cannot allow what they forbade. */
export interface Policy {
  /** Why somebody may not do it and whom to ask, in their language; undefined when they may. */
  refusal(deed: Deed, origin: Origin): string | undefined
  /** Counts one request of the person and of the channel. @throws RATE_LIMITED when it is one too many. */
  spend(origin: Origin): Promise<void>
  /** Groups and roles that it asks about: a door need not look up others. */
  roles(): readonly string[]
}
