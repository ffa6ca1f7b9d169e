import { createHash, randomBytes } from 'node:crypto'
import type { WebhookEvent } from '../contract/webhooks.ts'

const CHARACTERS = 27

/** The `webhook-id` of an event for one webhook: when the same is told again, after a crash, it is the same. */
export function messageId(event: WebhookEvent, hookId: string): string {
  const identity = identityOf(event)
  if (identity === undefined) return newMessageId()
  const hash = createHash('sha256').update(JSON.stringify([hookId, event.kind, ...identity]))
  return `msg_${hash.digest('base64url').slice(0, CHARACTERS)}`
}

/** One that never was. */
export const newMessageId = () => `msg_${randomBytes(CHARACTERS).toString('base64url').slice(0, CHARACTERS)}`

function identityOf(event: WebhookEvent): (string | number)[] | undefined {
  if (event.kind === 'task-finished') return undefined
  if (event.kind === 'digest') return [event.digest.id]
  const { platform, workspace, channel } = event.channel
  return [platform, workspace, channel, event.kind === 'alert' ? event.alert.until : event.message]
}
