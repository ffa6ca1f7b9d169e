import type { MoodHour } from '../../src/contract/mood-hours.ts'
import { answersFor } from '../../src/contract/phrases/answers/index.ts'
import type { Reply, SourcedPoint } from '../../src/contract/reply.ts'
import { digestReply } from '../../src/watch/digest/digest-reply.ts'
import { baselineBefore } from '../../src/watch/mood/baseline.ts'
import { moodReply } from '../../src/watch/mood/reply.ts'
import { stepsOf } from '../../src/watch/mood/steps.ts'

const HOUR = 60 * 60_000
/** A Friday. */
const NOW = Date.parse('2025-06-13T16:20:00Z')
const ZONE = 'Europe/London'
/** More people are unhappy on two days of the last week. */
const UNHAPPY = new Map([
  [2, 9],
  [3, 14],
])

/** Five weeks of working hours, as they might be counted. */
function countedHours(): MoodHour[] {
  const end = Math.floor(NOW / HOUR) * HOUR
  const all = Array.from({ length: 35 * 24 }, (_, index) => end - index * HOUR).reverse()
  return all.filter(isWorked).map((time) => {
    const daysAgo = Math.floor((NOW - time) / (24 * HOUR))
    const clock = new Date(time).getUTCHours()
    const negative = 2 + (clock % 3) + (UNHAPPY.get(daysAgo) ?? 0)
    const [positive, neutral, unsure] = [6 + (clock % 4), 9, 3]
    const scored = positive + neutral + negative + unsure
    const polarity = (positive - negative) * 8200
    return { time, seen: scored, scored, positive, neutral, negative, unsure, polarity, glad: 2, sad: 1 }
  })
}

function isWorked(time: number): boolean {
  const date = new Date(time)
  const [day, hour] = [date.getUTCDay(), date.getUTCHours()]
  return day >= 1 && day <= 5 && hour >= 8 && hour < 17
}

/** What `/mood week` answers. */
export function moodExample(): Reply {
  const phrases = answersFor('en')
  const steps = stepsOf('week', NOW, ZONE, 'en')
  const hours = countedHours()
  const since = steps[0]!.since
  const baseline = baselineBefore(hours, since)
  const within = hours.filter(({ time }) => time >= since)
  const figures = {
    period: 'week',
    steps,
    hours: within,
    timeZone: ZONE,
    ...(baseline && { baseline }),
  } as const
  const { periods } = { periods: { day: '24 hours', month: '30 days' } }
  const actions = Object.entries(periods).map(([period, label]) => ({
    label,
    task: 'mood',
    options: { period },
  }))
  return { ...moodReply(figures, phrases), actions, models: [], visibility: 'private' }
}

const POINTS: SourcedPoint[] = [
  {
    speaker: 'Ada',
    text: 'The release is planned for Friday; the changelog still needs a review.',
    sources: ['1'],
  },
  {
    speaker: 'Dora',
    text: 'The staging server ran out of disk space, so the nightly build failed.',
    sources: ['2', '3'],
  },
  { speaker: 'Benoît', text: 'The database migration waits until after the release.', sources: ['4'] },
].map((point) => ({ ...point, links: point.sources.map((source) => `https://example.org/${source}`) }))
const QUESTIONS: SourcedPoint[] = [
  {
    ...{ speaker: 'Dora', text: 'Who will tell the customers about the maintenance window on Saturday?' },
    ...{ sources: ['5'], links: ['https://example.org/5'] },
  },
]

/** A digest of a channel, told in it. */
export function digestExample(): Reply {
  const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' }
  const messages = Array.from({ length: 86 }, (_, index) => ({
    ...{ id: String(index), author: `U${index % 7}`, text: '', time: NOW, bot: false },
  }))
  const reading = { channel, messages, sample: messages, optedOut: new Set(['U9']), complete: true }
  const mood = answersFor('en').digest.mood('+9')
  const made = digestReply({
    digests: [
      {
        ...{ channel, reading, points: POINTS, questions: QUESTIONS, mood },
        summed: { points: POINTS, used: 61, models: ['parley-summary-en@abc'] },
      },
    ],
    ...{ to: { channel: 'C1' }, since: NOW - 24 * HOUR, until: NOW, timeZone: ZONE, locale: 'en' },
  })
  return made!.reply
}
