import type { DigestCounts, DigestTarget } from '../../contract/digest.ts'
import { answersFor } from '../../contract/phrases/answers/index.ts'
import type { Reply, Section } from '../../contract/reply.ts'
import { localTime } from '../local-time.ts'
import type { ChannelDigest } from './channel-digest.ts'

/** What a digest is made from. */
export interface DigestContent {
  digests: readonly ChannelDigest[]
  to: DigestTarget
  /** Milliseconds since the epoch. */
  since: number
  until: number
  /** IANA. */
  timeZone: string
  /** BCP 47. */
  locale?: string
}

/** A digest for people to read; undefined when there is nothing to say. */
export function digestReply(content: DigestContent): { reply: Reply; counts: DigestCounts } | undefined {
  const { digests, since, until, timeZone, locale } = content
  const telling = digests.filter(({ points, questions }) => points.length + questions.length > 0)
  if (telling.length === 0) return undefined
  const { language, digest: words } = answersFor(locale)
  const counts = countsOf(digests)
  const time = localTime(timeZone, language)
  const reply: Reply = {
    title: words.title(time(since), time(until)),
    sections: telling.flatMap((digest) => sectionsOf(digest, content)),
    notes: notesOf(counts, content),
    models: [...new Set(telling.flatMap(({ summed }) => summed.models))],
    data: { channels: digests.map(({ channel }) => channel.channel), since, until, ...counts },
    visibility: 'public',
  }
  return { reply, counts }
}

/** In its own channel a digest need not say which one it is about. */
function sectionsOf(
  { channel, points, questions, mood }: ChannelDigest,
  { digests, to, locale }: DigestContent,
): Section[] {
  const { digest: words } = answersFor(locale)
  const isAtHome = digests.length === 1 && 'channel' in to && to.channel === channel.channel
  const place = isAtHome ? {} : { channel: channel.channel }
  const note = mood === undefined ? {} : { note: mood }
  const matters = { title: words.points, ...place, points, ...note }
  const open = { title: words.questions, ...place, points: questions }
  return [...(points.length > 0 || mood ? [matters] : []), ...(questions.length > 0 ? [open] : [])]
}

function countsOf(digests: readonly ChannelDigest[]): DigestCounts {
  const sum = (numberOf: (digest: ChannelDigest) => number) =>
    digests.reduce((total, digest) => total + numberOf(digest), 0)
  const messages = sum(({ reading }) => reading.messages.length)
  return {
    messages,
    used: sum(({ summed }) => summed.used),
    optedOut: new Set(digests.flatMap(({ reading }) => [...reading.optedOut])).size,
    incomplete: digests.some(({ reading }) => !reading.complete),
    share: messages === 0 ? 1 : sum(({ reading }) => reading.sample.length) / messages,
    points: sum(({ points }) => points.length),
    questions: sum(({ questions }) => questions.length),
  }
}

/** What was left out, and whose clocks count. */
function notesOf(counts: DigestCounts, { timeZone, locale }: DigestContent): string[] {
  const { digest: words, mood } = answersFor(locale)
  const { messages, used, optedOut, incomplete, share } = counts
  return [
    words.counts(messages, used),
    ...(optedOut > 0 ? [words.optedOut(optedOut)] : []),
    ...(incomplete ? [words.incomplete] : []),
    ...(share < 1 ? [mood.sampled(Math.round(share * 100))] : []),
    mood.hoursOf(timeZone),
  ]
}
