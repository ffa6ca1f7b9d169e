import type { App } from '@slack/bolt'
import type { Intent } from '../../src/contract/understand.ts'
import { arrivalOf } from './arrivals.ts'
import type { Asker } from './asker.ts'
import { deliver, openly, type Progress, underMention } from './deliveries.ts'
import type { Arrival, Desk } from './desk.ts'
import { decodeEntities } from './entities.ts'
import { carryOut } from './intents.ts'
import { originalOf } from './living-answers.ts'
import type { Posted } from './writer.ts'

/** A message of a person, as both `message` and `app_mention` events tell it. */
export interface Said {
  channel: string
  ts: string
  user: string
  text: string
  thread?: string
  /** In a direct message everything is for Parley. */
  direct: boolean
}

/** The slot of a mention's answer among those to one message. */
export const MENTION = 'mention'

const ORDINARY = new Set([undefined, 'file_share', 'thread_broadcast'])

/** Answers mentions and direct messages. Slack sends a mention twice, as two kinds of event; whichever comes first counts. */
export function addMentions(app: App, desk: Desk): void {
  app.event('app_mention', async ({ event, client, context, body }) => {
    const said = readSaid(event as unknown as Record<string, unknown>)
    if (said) await hear(said, { ...arrivalOf(client, context, body) }, desk)
  })
  app.event('message', async ({ event, client, context, body }) => {
    const said = readSaid(event as unknown as Record<string, unknown>)
    const arrival = arrivalOf(client, context, body)
    if (said && (said.direct || mentions(said.text, arrival.botUser))) await hear(said, arrival, desk)
  })
}

const mentions = (text: string, botUser: string) => botUser !== '' && text.includes(`<@${botUser}>`)

/** The message, when a person has just written it: not a bot, a join, an edit or anything else that Slack calls a message. */
export function readSaid(event: Record<string, unknown>): Said | undefined {
  const { subtype, bot_id, edited, user, text, channel, ts, thread_ts, channel_type } = event
  const byPerson =
    ORDINARY.has(subtype as string | undefined) && bot_id === undefined && typeof user === 'string'
  if (!byPerson || edited !== undefined || typeof channel !== 'string' || typeof ts !== 'string')
    return undefined
  return {
    channel,
    ts,
    user: user as string,
    text: decodeEntities(typeof text === 'string' ? text : ''),
    ...(typeof thread_ts === 'string' && { thread: thread_ts }),
    direct: channel_type === 'im' || (channel_type === undefined && channel.startsWith('D')),
  }
}

async function hear(
  said: Said,
  arrival: Arrival & { delivery: string; botUser: string },
  desk: Desk,
): Promise<void> {
  if (said.user === arrival.botUser || desk.isOld(said.ts)) return
  const { team, delivery } = arrival
  const { channel, ts } = said
  const identities = [delivery, `${team}/message/${channel}/${ts}`]
  // In line before anything else, so that an edit that follows at once finds it.
  await desk.inOrder(`${team}/${channel}/${ts}`, () =>
    desk.once('mention', identities, async () => {
      const current = await asItIsNow(said, arrival, desk)
      if (current) await answerSaid(current, arrival, desk)
    }),
  )
}

/** What was said, with its newest text when an edit has overtaken it; undefined when it is gone by now. */
async function asItIsNow(said: Said, arrival: Arrival, desk: Desk): Promise<Said | undefined> {
  const { channel, ts } = said
  const change = desk.changed.get(`${arrival.team}/${channel}/${ts}`)
  if (change !== 'edited') return change === 'gone' ? undefined : said
  const post = await desk.workspace(arrival).reader.message(channel, ts)
  return post && { ...said, text: post.text }
}

/** Answers what was said; `earlier` is the answer that an edit writes over. */
export async function answerSaid(
  said: Said,
  arrival: Arrival & { botUser: string },
  desk: Desk,
  earlier?: Posted[],
): Promise<void> {
  const workspace = desk.workspace(arrival)
  const { channel, ts, thread, user } = said
  const asker = await desk.asker(workspace, user, { channel, ...(thread && { thread }) })
  const intent = intentOf(said, arrival.botUser, asker, desk)
  const wanted =
    !said.direct && !isElsewhere(intent) && (earlier !== undefined || (await isPublic(desk, asker, channel)))
  const refused = wanted ? publicRefusal(intent, asker, desk) : undefined
  const openForAll = said.direct || (wanted && refused === undefined)
  const bot = await workspace.directory.person(arrival.botUser)
  const parts = {
    ...{ desk, workspace, asker, controls: true, shareable: !openForAll && refused === undefined },
    ...{ botName: bot.name, pictures: openForAll, ...(refused !== undefined && { note: refused }) },
  }
  const around = { channel, ts, ...(thread && { thread }) }
  const work = (progress: Progress) => carryOut(intent, around, { ...parts, progress })
  if (!openForAll) {
    for (const posted of earlier ?? []) await workspace.writer.remove(posted)
    if (earlier) await desk.living.forget(originalOf(workspace.team, channel, ts), MENTION)
    const place = { channel, ...(thread && { thread }) }
    await deliver(underMention(workspace, asker, place, ts), work)
    return
  }
  const posted = await deliver(openly(workspace, asker, placeOf(said), earlier), work)
  await desk.living.remember(originalOf(workspace.team, channel, ts), MENTION, { posted })
}

/** What another channel says is not for all in this one to read; the asker may share it. */
const isElsewhere = (intent: Intent) =>
  (intent.kind === 'task' && intent.range.channel !== undefined) ||
  (intent.kind === 'mood' && intent.channel !== undefined)

const publicRefusal = (intent: Intent, { origin }: Asker, { house }: Desk) =>
  house.policy.refusal({ kind: 'answer-publicly', task: taskOf(intent) }, origin)

const taskOf = (intent: Intent) =>
  intent.kind === 'task' ? intent.task : intent.kind === 'mood' ? 'mood' : undefined

const isPublic = async (desk: Desk, asker: Asker, channel: string) =>
  (await desk.house.channels.settings({ ...asker.person, channel })).publicAnswers

/** In a channel an answer for all stands in the thread; a direct message needs none. */
function placeOf({ channel, ts, thread, direct }: Said) {
  if (direct && thread === undefined) return { channel }
  return { channel, thread: thread ?? ts }
}

function intentOf(said: Said, botUser: string, asker: Asker, desk: Desk): Intent {
  const words = said.text.replaceAll(`<@${botUser}>`, ' ').trim()
  return desk.house.understand.words(words, asker.words)
}
