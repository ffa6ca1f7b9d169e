import type { MoodHour, MoodHours, Through } from '../../contract/mood-hours.ts'
import { NOTHING, sumOf } from './mood-of.ts'
import type { Counted } from './settle.ts'
import { hourOf } from './times.ts'
import type { Watched } from './watched.ts'

/**
 * Adds messages (in order of time, none of them counted yet) to the hours of their channel, each hour in one step together with `through`, so that
 * after a crash every message is either counted or not yet.
 */
export async function noteMessages(
  watched: Watched,
  messages: readonly Counted[],
  hours: MoodHours,
): Promise<void> {
  for (const time of new Set(messages.map((message) => hourOf(message.time)))) {
    const counted = messages.filter((message) => hourOf(message.time) === time)
    const kept = await keptHour(watched, time, hours)
    const sums = sumOf([kept, ...counted.map(({ sum }) => sum)])
    const hour: MoodHour = { time, ...sums, through: throughOf(counted, watched.through) }
    await hours.write(watched.channel, hour)
    const before = watched.hour
    Object.assign(watched, { hour, through: hour.through })
    // Only the newest record needs to say which messages it ends with.
    if (before?.through && before.time < time) await hours.write(watched.channel, withoutThrough(before))
  }
}

/** Hours only go forward: after the newest one there is none yet. */
async function keptHour({ channel, hour }: Watched, time: number, hours: MoodHours): Promise<MoodHour> {
  const kept = hour ?? (await hours.read(channel, time, time + 1))[0]
  return kept?.time === time ? kept : { time, ...NOTHING }
}

function withoutThrough({ through: _, ...hour }: MoodHour): MoodHour {
  return hour
}

function throughOf(counted: readonly Counted[], before: Through | undefined): Through {
  const { time } = counted.at(-1)!
  const earlier = before?.time === time ? before.ids : []
  const ids = counted.filter((message) => message.time === time).map(({ id }) => id)
  return { time, ids: [...earlier, ...ids] }
}
