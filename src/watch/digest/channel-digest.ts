import type { Channel, ChannelSettings } from '../../contract/channels.ts'
import type { MoodHours } from '../../contract/mood-hours.ts'
import type { People } from '../../contract/people.ts'
import { answersFor } from '../../contract/phrases/answers/index.ts'
import type { SourcedPoint } from '../../contract/reply.ts'
import type { Voice } from '../../contract/watch.ts'
import { shorten } from '../../text/split.ts'
import { moodLine } from './mood-line.ts'
import { openQuestions } from './open-questions.ts'
import { type Reading, readChannel } from './reading.ts'
import type { Length, Summed, SumUp } from './sum-up.ts'

/** Questions of a channel that a digest shows: the newest. */
const MOST_QUESTIONS = 5
const QUESTION_CHARACTERS = 200

/** One channel and the time that a digest is about; milliseconds since the epoch. */
export interface Stretch {
  channel: Channel
  settings: ChannelSettings
  since: number
  until: number
}

/** What a digest says of one channel. */
export interface ChannelDigest {
  channel: Channel
  reading: Reading
  summed: Summed
  points: SourcedPoint[]
  questions: SourcedPoint[]
  /** The mood line. */
  mood?: string
}

export interface ChannelDigestParts {
  sumUp: SumUp
  people: Pick<People, 'settings'>
  hours: MoodHours
}

/** Reads a channel and says what matters in it. Nothing of it is kept. @throws what may succeed later. */
export async function digestChannel(
  { channel, settings, since, until }: Stretch,
  { voice, length, locale, signal }: { voice: Voice; length: Length; locale?: string; signal: AbortSignal },
  { sumUp, people, hours }: ChannelDigestParts,
): Promise<ChannelDigest> {
  const reading = await readChannel(channel, since, until, { voice, people })
  const summed = await sumUp(reading, length, signal)
  const questions = openQuestions(reading.messages).slice(-MOST_QUESTIONS)
  const asked = questions.map(({ id, author, name, text }) => ({
    ...{ text: shorten(text, QUESTION_CHARACTERS), speaker: name ?? author, sources: [id] },
  }))
  const ids = [...summed.points, ...asked].flatMap(({ sources }) => sources)
  const links = await voice.links(channel, [...new Set(ids)])
  const linked = (points: readonly SourcedPoint[]) => points.map((point) => withLinks(point, links))
  const mood = settings.mood
    ? await moodLine(channel, since, until, { hours, phrases: answersFor(locale) })
    : undefined
  return {
    ...{ channel, reading, summed, points: linked(summed.points), questions: linked(asked) },
    ...(mood !== undefined && { mood }),
  }
}

function withLinks(point: SourcedPoint, links: ReadonlyMap<string, string>): SourcedPoint {
  const found = point.sources.flatMap((source) => links.get(source) ?? [])
  return { ...point, ...(found.length > 0 && { links: found }) }
}
