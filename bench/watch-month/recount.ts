import type { MoodHour } from '../../src/contract/mood-hours.ts'
import type { Tone } from '../../src/contract/reply.ts'
import { emojiMood } from '../../src/text/emoji.ts'
import { plainWords } from '../../src/text/plain-words.ts'
import { isServiceLine } from '../../src/text/service-line.ts'
import type { Clock } from './clock.ts'
import { type Diary, nameOf, optedOut } from './diary.ts'
import { grouped } from './grouped.ts'
import { type Post, postAt } from './post.ts'
import { isLate, settlePosts } from './settle-posts.ts'

/** What a model said of a text. */
export interface Judged {
  label: Tone
  sure: boolean
  scores: Record<Tone, number>
}

export type Hour = Omit<MoodHour, 'through'>

export interface RecountParts {
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
  /** Messages that came when the machine's clock was too far ahead, and were never read. */
  late: number
}

const HOUR = 60 * 60_000
const GLAD = new Set(['🎉', '❤️', '👍'])
const SAD = new Set(['😢', '😡'])
const LONGEST = 2000

/**
 * Counts the month from scratch: each message as it stood when the machine's clock first showed ten minutes after it was
 * written, or when its channel was read anew after that, in the hour it was written in.
 */
export function recount(parts: RecountParts): Recount {
  const result: Recount = { hours: new Map(), counted: 0, late: 0 }
  for (const [name, posts] of grouped(parts.posts, ({ channel }) => nameOf(channel))) {
    const settled = settlePosts(name, posts, parts)
    const isLateHere = (post: Post) => !post.bot && isLate(post, parts.clock)
    result.late += posts.filter(isLateHere).length - settled.filter(({ post }) => isLateHere(post)).length
    const hours = new Map<number, Hour>()
    for (const { post, closed, tick } of settled) {
      const sum = countOf(post, closed, tick, parts)
      if (sum === undefined) continue
      result.counted += sum.seen
      const time = Math.floor(post.time / HOUR) * HOUR
      hours.set(time, added(hours.get(time) ?? nought(time), sum))
    }
    const all = [...hours.values()].filter(isSomething)
    result.hours.set(
      name,
      all.sort((a, b) => a.time - b.time),
    )
  }
  return result
}

/** What a message adds; undefined when it is of nobody or of somebody who had opted out. */
function countOf(
  post: Post,
  closed: number,
  tick: number,
  { diary, judged }: RecountParts,
): Hour | undefined {
  const { platform } = post.channel
  const stood = postAt(post, closed)
  if (stood === undefined || optedOut(diary, platform, post.author, tick)) return undefined
  const [line, sum] = [stood.text.trim(), nought(post.time)]
  if (line === '' || isServiceLine(line)) return sum
  if (plainWords(line) === '') return { ...sum, ...onlyEmoji(line) }
  const said = judged.get(stood.text.slice(0, LONGEST))
  if (said === undefined) return { ...sum, seen: 1 }
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
