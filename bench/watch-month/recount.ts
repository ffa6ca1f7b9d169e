import type { MoodHour } from '../../src/contract/mood-hours.ts'
import type { HeardMessage } from '../../src/contract/observation.ts'
import type { Tone } from '../../src/contract/reply.ts'
import { emojiMood } from '../../src/text/emoji.ts'
import { plainWords } from '../../src/text/plain-words.ts'
import { isServiceLine } from '../../src/text/service-line.ts'
import { inSample, shareThatFits } from '../../src/watch/sample.ts'
import type { Clock } from './clock.ts'
import { type Diary, nameOf, optedOut } from './diary.ts'
import { grouped } from './grouped.ts'
import type { Month } from './month.ts'
import { type Post, postAt } from './post.ts'
import { isLate, type Settling, settlePosts } from './settle-posts.ts'

/** What a model said of a text. */
export interface Judged {
  label: Tone
  sure: boolean
  scores: Record<Tone, number>
}

export type Hour = Omit<MoodHour, 'through'>

export interface RecountParts {
  month: Month
  diary: Diary
  clock: Clock
  posts: readonly Post[]
  /** What the model said of each text. */
  judged: ReadonlyMap<string, Judged>
}

export interface Recount {
  /** Hours in order of time by channel; without those that are all nought. */
  hours: Map<string, Hour[]>
  /** Messages that count. */
  counted: number
  /** Those of them that came when the machine's clock was so far ahead that they had settled before they were written. */
  late: number
  /** Those of them that were not read, because too many were due at once. */
  unread: number
}

/** A message that people wrote, as it stood when it was counted. */
interface Standing extends Settling {
  name: string
  stood: HeardMessage
  line: string
}

const HOUR = 60 * 60_000
const GLAD = new Set(['🎉', '❤️', '👍'])
const SAD = new Set(['😢', '😡'])
const LONGEST = 2000

/**
 * Counts the month from scratch: each message as it stood when the machine's clock first showed ten minutes after it was
 * written, or when its channel was read anew or it was first heard after that, in the hour it was written in. Of what is
 * due at once and too much, the watcher's sample is read.
 */
export function recount(parts: RecountParts): Recount {
  const channels = grouped(parts.posts, ({ channel }) => nameOf(channel))
  const standing = [...channels].flatMap(([name, posts]) =>
    settlePosts(name, posts, parts).flatMap((one) => standingOf(name, one, parts.diary) ?? []),
  )
  const isRead = sampleOf(standing, parts.month.mostAtOnce)
  const result: Recount = { hours: new Map(), counted: 0, late: 0, unread: 0 }
  for (const [name, mine] of grouped(standing, (one) => one.name)) {
    const hours = new Map<number, Hour>()
    for (const one of mine) {
      const [read, time] = [isRead(one), Math.floor(one.post.time / HOUR) * HOUR]
      const sum = read ? countOf(one, parts) : { ...nought(time), seen: Number(isWords(one)) }
      hours.set(time, added(hours.get(time) ?? nought(time), sum))
      result.counted += sum.seen
      if (isLate(one.post, parts.clock)) result.late += sum.seen
      if (!read) result.unread += sum.seen
    }
    const all = [...hours.values()].filter(isSomething)
    result.hours.set(
      name,
      all.sort((a, b) => a.time - b.time),
    )
  }
  return result
}

/** Undefined when it is of nobody or of somebody who had opted out. */
function standingOf(name: string, settling: Settling, diary: Diary): Standing | undefined {
  const { post, closed, tick } = settling
  const stood = postAt(post, closed)
  if (stood === undefined || optedOut(diary, post.channel.platform, post.author, tick)) return undefined
  return { ...settling, name, stood, line: stood.text.trim() }
}

const isWords = ({ line }: Standing) => line !== '' && !isServiceLine(line) && plainWords(line) !== ''

/** Says which messages are read: of those that one tick finds due, all or the sample that fits. */
function sampleOf(standing: readonly Standing[], most: number): (one: Standing) => boolean {
  const words = grouped(standing.filter(isWords), ({ tick }) => tick)
  return ({ post, tick }) => inSample(post.id, shareThatFits(words.get(tick)?.length ?? 0, most))
}

/** What a message that is read adds. */
function countOf(standing: Standing, { diary, judged }: RecountParts): Hour {
  const { post, stood, line, tick } = standing
  const sum = nought(post.time)
  if (!isWords(standing)) return isServiceLine(line) ? sum : { ...sum, ...onlyEmoji(line) }
  const said = judged.get(stood.text.slice(0, LONGEST))
  if (said === undefined) return { ...sum, seen: 1 }
  const { platform } = post.channel
  const wanted = stood.reactions!.filter(({ person }) => !optedOut(diary, platform, person, tick))
  return {
    ...{ ...sum, seen: 1, scored: 1, [said.sure ? said.label : 'unsure']: 1 },
    polarity: Math.round((said.scores.positive - said.scores.negative) * 10_000),
    glad: wanted.filter(({ emoji }) => GLAD.has(emoji)).length,
    sad: wanted.filter(({ emoji }) => SAD.has(emoji)).length,
  }
}

function onlyEmoji(line: string): Partial<Hour> {
  const { positive, negative } = emojiMood(line)
  if (positive === negative) return {}
  return positive > negative ? { glad: 1 } : { sad: 1 }
}

const nought = (time: number): Hour => ({
  ...{ time, seen: 0, scored: 0, positive: 0, neutral: 0, negative: 0, unsure: 0 },
  ...{ polarity: 0, glad: 0, sad: 0 },
})

function added(hour: Hour, { time: _, ...more }: Hour): Hour {
  const sum = { ...hour }
  for (const [name, number] of Object.entries(more) as [keyof typeof more, number][]) sum[name] += number
  return sum
}

/** Whether any of its numbers is not nought. */
export const isSomething = ({ time: _, ...numbers }: Hour) =>
  Object.values(numbers).some((number) => number !== 0)
