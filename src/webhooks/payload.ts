import type { Channel } from '../contract/channels.ts'
import type { DigestPoint, WebhookEvent } from '../contract/webhooks.ts'

const VERSION = 1

/** What goes out for an event. `type` and `version` say what `data` holds. */
export interface Payload {
  type: WebhookEvent['kind'] | 'test'
  /** ISO 8601, when it happened. */
  timestamp: string
  version: number
  data: Record<string, unknown>
}

/** @param withText whether digests may bring words of the chat. @param now milliseconds since the epoch. */
export function payloadOf(event: WebhookEvent, withText: boolean, now: number): Payload {
  const { happened, data } = describe(event, withText)
  return { type: event.kind, timestamp: iso(happened ?? now), version: VERSION, data }
}

/** What `parley webhooks test` sends. */
export function testPayload(webhook: string, now: number): Payload {
  return { type: 'test', timestamp: iso(now), version: VERSION, data: { webhook } }
}

const iso = (time: number) => new Date(time).toISOString()

function describe(event: WebhookEvent, withText: boolean): { happened?: number; data: Payload['data'] } {
  if (event.kind === 'alert') return ofAlert(event)
  if (event.kind === 'digest') return ofDigest(event, withText)
  if (event.kind === 'task-finished') return ofTask(event)
  const { channel, message, link } = event
  return { data: { ...named(channel), message, ...(link !== undefined && { link }) } }
}

// Each names what goes out: what is added to an event some day stays inside until somebody decides.

const named = ({ platform, workspace, channel }: Channel) => ({ platform, workspace, channel })

function ofAlert({ channel, alert, link }: WebhookEvent & { kind: 'alert' }) {
  const { since, until, messages, mood, baseline, drop, negative, usuallyNegative } = alert
  const numbers = { messages, mood, baseline, drop, negative, usuallyNegative }
  const period = { since: iso(since), until: iso(until) }
  return {
    happened: until,
    data: { ...named(channel), ...period, ...numbers, ...(link !== undefined && { link }) },
  }
}

function ofDigest({ digest }: WebhookEvent & { kind: 'digest' }, withText: boolean) {
  const { id, channels, since, until, messages, points, questions } = digest
  const told = ({ text, speaker, sources, link }: DigestPoint) => ({
    ...(withText && { text, speaker }),
    sources,
    ...(link !== undefined && { link }),
  })
  const data = {
    id,
    channels: channels.map(named),
    since: iso(since),
    until: iso(until),
    messages,
    points: points.map(told),
    questions: questions.map(told),
  }
  return { happened: until, data }
}

/** Not who asked, nor what tells people apart: language, locale, roles, thread. */
function ofTask({ account }: WebhookEvent & { kind: 'task-finished' }) {
  const { time, origin, task, priority, models, from, to, code } = account
  const { platform, workspace, channel, key } = origin
  const { messages, charactersIn, charactersOut, milliseconds } = account
  const data = {
    ...{ task, platform, workspace, channel, key, priority, models, from, to },
    ...{ messages, charactersIn, charactersOut, milliseconds, code },
  }
  return { happened: time + milliseconds, data }
}
