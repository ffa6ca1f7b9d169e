import type { WebClient } from '@slack/web-api'
import type { House } from '../../src/contract/adapter.ts'
import { errorCode } from '../../src/contract/errors.ts'
import { type Asker, createAsker, type Spot } from './asker.ts'
import { LIMITS } from './limits.ts'
import { createPace } from './pace.ts'
import { plainReason } from './plain-reason.ts'
import { slackError } from './slack-error.ts'
import { createWorkspaces, type Workspace } from './workspace.ts'

/** Where a delivery came from, as Bolt's context tells it. */
export interface Arrival {
  client: WebClient
  team: string
}

/** What every surface works with. */
export interface Desk {
  house: House
  workspace(arrival: Arrival): Workspace
  asker(workspace: Workspace, user: string, spot?: Spot): Promise<Asker>
  /**
   * Does the work once for an arrival with these identities; what comes again is dropped. Never rejects: a failure is
   * logged without text.
   */
  once(surface: string, keys: readonly string[], work: () => Promise<void>): Promise<void>
  /** Work on the same thing in the order it came, so that an edit or a deletion never overtakes the answer. */
  inOrder(key: string, work: () => Promise<void>): Promise<void>
  /** Whether such work is going on or waiting. */
  isBusyWith(key: string): boolean
  /** Whether something happened too long before the start to still be answered. `ts`: seconds, as Slack writes them. */
  isOld(ts: string): boolean
  /** Resolves when all begun work is done. */
  idle(): Promise<void>
}

export function createDesk(house: House): Desk {
  const started = Date.now()
  const pace = createPace({ log: house.log })
  const workspaces = createWorkspaces(pace)
  const begun = new Set<Promise<void>>()
  const tails = new Map<string, Promise<void>>()
  return {
    house,
    workspace: ({ team, client }) => workspaces(team, client),
    asker: (workspace, user, spot) => createAsker(workspace, user, spot),
    async once(surface, keys, work) {
      const done = claimed(house, surface, keys, work)
      begun.add(done)
      await done
      begun.delete(done)
    },
    async inOrder(key, work) {
      const tail = (tails.get(key) ?? Promise.resolve()).then(work)
      const settled = tail.catch(() => {})
      tails.set(key, settled)
      await tail.finally(() => tails.get(key) === settled && tails.delete(key))
    },
    isBusyWith: (key) => tails.has(key),
    isOld: (ts) => Number(ts) * 1000 < started - LIMITS.graceMilliseconds,
    async idle() {
      await Promise.all(begun)
      await pace.stop()
    },
  }
}

async function claimed(house: House, surface: string, keys: readonly string[], work: () => Promise<void>) {
  try {
    const claim = await house.claims.take(keys.map((key) => `slack/${key}`))
    if (claim === undefined) return house.log.debug({ surface }, 'came again')
    await work()
    await claim.done()
  } catch (error) {
    const reason = plainReason(error)
    const line = `could not be answered${reason === undefined ? '' : `: ${reason}`}`
    house.log.error({ surface, code: errorCode(slackError(error)), name: (error as Error).name }, line)
  }
}
