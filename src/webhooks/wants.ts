import type { Channel } from '../contract/channels.ts'
import type { WebhookEvent } from '../contract/webhooks.ts'
import type { Hook } from './hook.ts'

/** Whether a webhook asked for an event: its kind, and all channels that it is about. */
export function wants({ kinds, channels, off }: Hook, event: WebhookEvent): boolean {
  if (off || !kinds.includes(event.kind)) return false
  if (channels.length === 0) return true
  const about = channelsOf(event)
  return about.length > 0 && about.every((one) => channels.some((wanted) => isSame(one, wanted)))
}

function channelsOf(event: WebhookEvent): readonly Channel[] {
  if (event.kind === 'digest') return event.digest.channels
  if (event.kind !== 'task-finished') return [event.channel]
  const { platform, workspace, channel } = event.account.origin
  return workspace === undefined || channel === undefined ? [] : [{ platform, workspace, channel }]
}

const isSame = (one: Channel, other: Channel) =>
  one.platform === other.platform && one.workspace === other.workspace && one.channel === other.channel
