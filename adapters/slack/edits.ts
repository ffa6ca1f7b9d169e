import type { App } from '@slack/bolt'
import type { Original } from '../../src/contract/living-answers.ts'
import { answer } from './answer.ts'
import { arrivalOf } from './arrivals.ts'
import { deliver, openly } from './deliveries.ts'
import type { Arrival, Desk } from './desk.ts'
import { type LivingAnswer, originalOf } from './living-answers.ts'
import { answerSaid, readSaid, type Said } from './mentions.ts'

interface MessageEvent {
  subtype?: string
  channel: string
  event_ts: string
  channel_type?: string
  message?: Record<string, unknown> & { ts: string; text?: string }
  previous_message?: { ts: string; text?: string }
  deleted_ts?: string
}

/** Answers live with their original: edited, they are made anew in place; deleted, they go. */
export function addEdits(app: App, desk: Desk): void {
  app.event('message', async ({ event, client, context, body }) => {
    const change = event as unknown as MessageEvent
    const ts = changedTs(change)
    if (ts === undefined) return
    const arrival = arrivalOf(client, context, body)
    const { channel, event_ts } = change
    const original = originalOf(arrival.team, channel, ts)
    const key = `${arrival.team}/${channel}/${ts}`
    const identity = `${arrival.team}/change/${channel}/${ts}/${event_ts}`
    await desk.run('edit', async () => {
      // Most messages have no answer: this asks the store before it claims anything.
      if ((await desk.living.all(original)).length === 0 && !desk.isBusyWith(key)) {
        desk.changed.set(key, isDeletion(change) ? 'gone' : 'edited')
        return
      }
      await desk.once('edit', [arrival.delivery, identity], () =>
        desk.inOrder(key, () => follow(change, original, arrival, desk)),
      )
    })
  })
}

async function follow(
  change: MessageEvent,
  original: Original,
  arrival: Arrival & { botUser: string },
  desk: Desk,
): Promise<void> {
  for (const { slot, answer } of await desk.living.all(original)) {
    if (!isDeletion(change)) {
      await renew(answer, slot, change, arrival, desk)
      continue
    }
    await withdraw(answer, arrival, desk)
    // What was said unasked about the message has slots of its own, which are not this door's.
    await desk.living.forget(original, slot)
  }
}

/** Where a message with replies was deleted, Slack leaves a tombstone and tells of an edit. */
const isDeletion = ({ subtype, message }: MessageEvent) =>
  subtype === 'message_deleted' || message?.subtype === 'tombstone'

/** The changed message, unless nothing that matters has changed: link previews and our own updates come as edits too. */
function changedTs({ subtype, message, previous_message, deleted_ts }: MessageEvent): string | undefined {
  if (subtype === 'message_deleted') return deleted_ts ?? previous_message?.ts
  if (subtype !== 'message_changed' || message === undefined || message.bot_id !== undefined) return undefined
  return message.text === previous_message?.text ? undefined : message.ts
}

async function withdraw(answered: LivingAnswer, arrival: Arrival, desk: Desk): Promise<void> {
  const { writer } = desk.workspace(arrival)
  for (const posted of answered.posted) await writer.remove(posted)
}

async function renew(
  answered: LivingAnswer,
  slot: string,
  change: MessageEvent,
  arrival: Arrival & { botUser: string },
  desk: Desk,
): Promise<void> {
  const { edited: _, ...message } = change.message!
  const said = readSaid({ ...message, channel: change.channel, channel_type: change.channel_type })
  if (said === undefined) return
  if (answered.ask === undefined) await answerSaid(said, arrival, desk, answered.posted)
  else await translateAnew(answered, slot, said, arrival, desk)
}

async function translateAnew(
  answered: LivingAnswer,
  slot: string,
  said: Said,
  arrival: Arrival,
  desk: Desk,
): Promise<void> {
  const workspace = desk.workspace(arrival)
  const { channel, ts, user, text } = said
  const asker = await desk.asker(workspace, user, { channel })
  // Who edits is not who asked: to the bot it would look as if they wanted their own words analysed.
  if ((await desk.house.people.settings(asker.person)).neverAnalyse) {
    await withdraw(answered, arrival, desk)
    return await desk.living.forget(originalOf(workspace.team, channel, ts), slot)
  }
  const ask = { ...answered.ask!, source: { kind: 'message' as const, channel, ts, text, author: user } }
  const { reply, rendered } = await answer(ask, { desk, workspace, asker, controls: false, shareable: false })
  // An old translation is better than an error in its place.
  if (reply.error !== undefined) return
  const place = { channel, thread: said.thread ?? ts }
  const posted = await deliver(openly(workspace, asker, place, answered.posted), async () => rendered)
  await desk.living.remember(originalOf(workspace.team, channel, ts), slot, { ...answered, posted })
}
