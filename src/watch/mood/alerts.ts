import type { Alert, AlertStates, AlertWay, KeptAlerts } from '../../contract/alerts.ts'
import type { Channel, Channels } from '../../contract/channels.ts'
import type { Failed } from '../../contract/failed.ts'
import type { MoodHours } from '../../contract/mood-hours.ts'
import type { Voice } from '../../contract/watch.ts'
import type { WatchListener } from '../../contract/watch-event.ts'
import { channelKey } from '../channel-key.ts'
import { alertReply } from './alert-reply.ts'
import { alertsOf, RULE_MILLISECONDS } from './alert-rule.ts'
import { DAY_MILLISECONDS, HOUR_MILLISECONDS, hourOf } from './times.ts'
import type { Watched } from './watched.ts'

/** What happened longer ago is no news: nobody is told any more. */
const NEWS_MILLISECONDS = DAY_MILLISECONDS

export interface AlertParts {
  channels: Pick<Channels, 'settings'>
  hours: MoodHours
  states: AlertStates
  /** Hears of every alert. */
  listener?: WatchListener
  /** IANA: of channels that have none set. */
  timeZone: string
  /** Milliseconds since the epoch. */
  now(): number
  failed: Failed
}

export interface Alerts {
  /** Evaluates the hours of a channel that are over, all of whose messages up to `settled` are counted, and tells of alerts. */
  look(watched: Watched, settled: number, voice: Voice): Promise<void>
  /** Forgets a channel, for this process or for good. */
  leave(channel: Channel): void
  forget(channel: Channel): Promise<void>
}

/**
 * What is to be told is kept before it is told, and taken off when it was: a restart between neither repeats nor loses an
 * alert; only one that falls between the telling and the taking off repeats it.
 */
export function createAlerts(parts: AlertParts): Alerts {
  const { states } = parts
  const known = new Map<string, KeptAlerts>()
  const keep = async (channel: Channel, kept: KeptAlerts) => {
    await states.write(channel, kept)
    known.set(channelKey(channel), kept)
    return kept
  }
  return {
    async look(watched, settled, voice) {
      const { channel } = watched
      const before = known.get(channelKey(channel)) ?? (await states.read(channel)) ?? unseen(watched)
      const last = hourOf(settled) - HOUR_MILLISECONDS
      const kept =
        before.evaluated < last ? await keep(channel, await evaluate(parts, watched, before, last)) : before
      if (kept.due) await tell(parts, watched, voice, kept, (next) => keep(channel, next))
    },
    leave: (channel) => void known.delete(channelKey(channel)),
    async forget(channel) {
      known.delete(channelKey(channel))
      await states.forget(channel)
    },
  }
}

const unseen = ({ since }: Watched): KeptAlerts => ({
  evaluated: hourOf(since) - HOUR_MILLISECONDS,
  armed: true,
})

/** Up to the hour that begins at `last`. */
async function evaluate(
  { hours, now }: AlertParts,
  { channel }: Watched,
  kept: KeptAlerts,
  last: number,
): Promise<KeptAlerts> {
  const { due, ...before } = kept
  const from = before.evaluated + HOUR_MILLISECONDS - RULE_MILLISECONDS
  const read = await hours.read(channel, from, last + HOUR_MILLISECONDS)
  const { state, alerts } = alertsOf(read, before)
  const alert = alerts.findLast(({ until }) => until > now() - NEWS_MILLISECONDS)
  const news = alert ? { alert, to: ['event', 'message'] as const } : due
  return { ...state, evaluated: last, ...(news && { due: news }) }
}

/** Tells whom it has not reached; what fails is tried again with the next look. */
async function tell(
  parts: AlertParts,
  watched: Watched,
  voice: Voice,
  kept: KeptAlerts,
  keep: (kept: KeptAlerts) => Promise<KeptAlerts>,
): Promise<void> {
  const { due, ...state } = kept
  const { alert, to } = due!
  if (alert.until <= parts.now() - NEWS_MILLISECONDS) return void (await keep(state))
  const link = await linkTo(watched.channel, alert, voice)
  let left = to
  for (const way of to) {
    try {
      await send(way, parts, watched, voice, { alert, ...(link !== undefined && { link }) })
      left = left.filter((one) => one !== way)
      await keep(left.length > 0 ? { ...state, due: { alert, to: left } } : state)
    } catch (error) {
      parts.failed('an alert could not be told and is tried again', error)
    }
  }
}

async function send(
  way: AlertWay,
  { channels, listener, timeZone }: AlertParts,
  { channel }: Watched,
  voice: Voice,
  { alert, link }: { alert: Alert; link?: string },
): Promise<void> {
  if (way === 'event') {
    await listener?.({ kind: 'alert', channel, alert, ...(link !== undefined && { link }) })
    return
  }
  // As it is kept: whoever was meant may have been forgotten by a command, which is another process.
  const settings = await channels.settings(channel)
  if (settings.alertTo === undefined) return
  const reply = alertReply(alert, {
    channel: channel.channel,
    timeZone: settings.timeZone ?? timeZone,
    ...(settings.locale !== undefined && { locale: settings.locale }),
    ...(link !== undefined && { link }),
  })
  await voice.say({ workspace: channel.workspace, ...settings.alertTo }, reply)
}

/** The address of the first message of the stretch; no id of it is kept, so the platform is asked. */
async function linkTo(channel: Channel, { since }: Alert, voice: Voice): Promise<string | undefined> {
  try {
    const { messages } = await voice.read(channel, since, since + HOUR_MILLISECONDS)
    const first = messages.find(({ bot }) => !bot)
    return first && (await voice.links(channel, [first.id])).get(first.id)
  } catch {
    // An alert without a link says enough.
    return undefined
  }
}
