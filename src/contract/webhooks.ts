import type { Account } from './audit.ts'
import type { Channel } from './channels.ts'
import type { WatchEvent } from './watch-event.ts'

/** One point of a digest. */
export interface DigestPoint {
  /** Word for word from the chat; it leaves only for webhooks with text, as does the speaker. */
  text: string
  speaker: string
  /** Message ids. */
  sources: readonly string[]
  link?: string
}

export interface Digest {
  /** The same each time this very digest is told. */
  id: string
  channels: readonly Channel[]
  /** Milliseconds since the epoch. */
  since: number
  until: number
  /** Messages that people wrote. */
  messages: number
  points: readonly DigestPoint[]
  questions: readonly DigestPoint[]
}

/** Something that other programs may want to know. */
export type WebhookEvent =
  | WatchEvent
  | { kind: 'digest'; digest: Digest }
  | { kind: 'task-finished'; account: Account }

export type WebhookKind = WebhookEvent['kind']

/** Every kind, and what it tells. */
export const WEBHOOK_KINDS: Readonly<Record<WebhookKind, string>> = {
  alert: 'the mood of a watched channel fell',
  digest: 'a digest was made',
  'negative-message': 'a message in a watched channel feels strongly negative',
  'task-finished': 'somebody asked for a task, and it is finished',
}

/** What may become of an event for one webhook. */
export const DELIVERIES = {
  taken: 'the receiver took it',
  failed: 'a call failed, and is made again',
  given_up: 'a day of calls failed, or the webhook was switched off',
  dropped: 'it was not kept: too many waited already',
} as const

export type Delivery = keyof typeof DELIVERIES

/** How many events there are at this moment, of all webhooks. */
export interface WebhookFigures {
  waiting(): Promise<number>
  dead(): Promise<number>
}

/**
 * Tells whoever asked for it. Resolves, without waiting for any receiver, when the event is safe in the queue; rejects
 * when the store does not take it. The same event again keeps its id, so that receivers know it.
 */
export type EmitEvent = (event: WebhookEvent) => Promise<void>

export interface WebhookWishes {
  url: string
  /** Without, the host of the address. */
  name?: string
  kinds: readonly WebhookKind[]
  /** Only of these channels; of all when there are none. */
  channels: readonly Channel[]
  /** Whether digests bring the text of their points and who said it. */
  withText: boolean
}

/** What is known of a webhook; never its secret. */
export interface Webhook extends WebhookWishes {
  name: string
  /** Milliseconds since the epoch. */
  created: number
  /** Why and since when it is switched off. */
  off?: { since: number; why: string }
  /** Events that wait to be sent, those of them that were called for in vain, and those that were given up. */
  waiting: number
  failing: number
  dead: number
  /** Why the last calls for the latter two failed, each reason once. */
  problems: readonly string[]
}

/** How a receiver took a call. `status` is missing when it gave none, and `problem` says why. */
export interface Trial {
  status?: number
  problem?: string
  milliseconds: number
}

/** The calls that go out, for the operator. */
export interface Webhooks {
  /**
   * `secret` is given this once. `remark` says what may hinder the calls.
   * @throws BAD_REQUEST or NOT_ALLOWED when it could not be called, CONFLICT when the name is taken.
   */
  add(wishes: WebhookWishes): Promise<{ webhook: Webhook; secret: string; remark?: string }>
  list(): Promise<Webhook[]>
  /** With all that waits for it. @throws BAD_REQUEST when there is none of this name. */
  remove(name: string): Promise<Webhook>
  /** Calls it now, once; one that was switched off and takes the call is on again. @throws as above, and OFFLINE. */
  test(name: string): Promise<Trial>
}

/** An event that was given up. */
export interface DeadLetter {
  id: string
  webhook: string
  kind: WebhookKind
  /** When it was told, and when it was given up; milliseconds since the epoch. */
  created: number
  died: number
  attempts: number
  problem: string
}

/** The events that were given up. */
export interface DeadLetters {
  list(): Promise<DeadLetter[]>
  /** Puts it, or all, into the queue again. @returns how many. @throws BAD_REQUEST when there is none of this id. */
  replay(id?: string): Promise<number>
  /** Deletes it, or all. @returns how many. @throws BAD_REQUEST when there is none of this id. */
  discard(id?: string): Promise<number>
}
