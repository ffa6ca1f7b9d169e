import type { MoodHour } from '../../contract/mood-hours.ts'
import type { AnswerPhrases } from '../../contract/phrases/answers/index.ts'
import type { Chart, Field, Trend } from '../../contract/reply.ts'
import type { TaskReply } from '../../contract/task.ts'
import type { MoodPeriod } from '../../contract/watch.ts'
import type { Baseline } from './baseline.ts'
import { busiestHours } from './busiest.ts'
import { comparedWith } from './compared-with.ts'
import { type MoodSum, moodOf, sumOf } from './mood-of.ts'
import type { Step } from './steps.ts'

/** With fewer scored messages nothing is said of a period. */
const LEAST_MESSAGES = 20
/** With fewer there is a gap in the trend: of one message it would be its writer's mood. */
const LEAST_MESSAGES_A_POINT = 5
/** From so far on a mood is called positive, or negative. */
const CLEAR = 0.1

/** What was counted in a period. */
export interface MoodFigures {
  period: MoodPeriod
  steps: readonly Step[]
  hours: readonly MoodHour[]
  /** IANA. */
  timeZone: string
  /** Missing while nothing is usual yet. */
  baseline?: Baseline
}

/** How the mood was in a period, for people to read. */
export function moodReply(figures: MoodFigures, phrases: AnswerPhrases): TaskReply {
  const words = phrases.mood
  const sum = sumOf(figures.hours)
  const data = dataOf(figures, sum)
  if (sum.scored < LEAST_MESSAGES) {
    return { title: words.tooLittle, text: words.tooLittleRead(sum.scored, LEAST_MESSAGES), notes: [], data }
  }
  return {
    title: titleOf(figures, sum, phrases),
    text: textOf(figures, sum, phrases),
    fields: fieldsOf(figures, sum, phrases),
    trend: trendOf(figures, words.mood),
    chart: chartOf(sum, phrases),
    notes: [
      words.hoursOf(figures.timeZone),
      ...(sum.scored < sum.seen ? [words.sampled(percentOf(sum.scored, sum.seen))] : []),
    ],
    data,
  }
}

/** From -100 to 100, as people read it. */
export const shown = (mood: number) => Math.round(mood * 100) || 0
export const percentOf = (part: number, whole: number) => Math.round((part / whole) * 100)

function titleOf({ baseline, period }: MoodFigures, sum: MoodSum, { mood: words }: AnswerPhrases): string {
  const mood = moodOf(sum)!
  const when = words.periods[period]
  if (baseline) {
    const titles = { usual: words.usually, better: words.better, worse: words.worse }
    return titles[comparedWith(baseline, mood, sum.scored)](when)
  }
  if (Math.abs(mood) < CLEAR) return words.feels.neutral(when)
  return words.feels[mood > 0 ? 'positive' : 'negative'](when)
}

function textOf({ baseline }: MoodFigures, sum: MoodSum, { mood: words }: AnswerPhrases): string {
  const compared = baseline ? words.compared(shown(baseline.mood)) : words.notCompared
  return [words.level(shown(moodOf(sum)!)), compared, words.read(sum.scored)].join(' ')
}

function fieldsOf({ hours, timeZone }: MoodFigures, sum: MoodSum, { mood: words }: AnswerPhrases): Field[] {
  const { unsure, scored, glad, sad } = sum
  return [
    { label: words.busiest, text: busiestHours(hours, timeZone).join(', ') },
    { label: words.unsure, text: words.unsureShare(percentOf(unsure, scored)) },
    ...(glad + sad > 0 ? [{ label: words.emoji, text: words.emojiCounts(glad, sad) }] : []),
  ]
}

function trendOf(figures: MoodFigures, label: string): Trend {
  const points = figures.steps.map((step) => {
    const value = stepMood(figures, step)
    return { label: step.label, ...(value !== undefined && { value: shown(value) }) }
  })
  const { baseline } = figures
  return { label, range: [-100, 100], points, ...(baseline && { baseline: shown(baseline.mood) }) }
}

function stepMood({ hours }: MoodFigures, { since, until }: Step): number | undefined {
  const sum = sumOf(hours.filter(({ time }) => time >= since && time < until))
  return sum.scored < LEAST_MESSAGES_A_POINT ? undefined : moodOf(sum)
}

/** Of what is sure. */
function chartOf(sum: MoodSum, { sentiment }: AnswerPhrases): Chart {
  const sure = sum.positive + sum.neutral + sum.negative
  const points = (['positive', 'neutral', 'negative'] as const).map((tone) => ({
    label: sentiment.labels[tone],
    value: sure === 0 ? 0 : percentOf(sum[tone], sure),
    tone,
  }))
  return { kind: 'bars', unit: '%', points }
}

function dataOf(figures: MoodFigures, sum: MoodSum): TaskReply['data'] {
  const { period, steps, timeZone, baseline } = figures
  const mood = sum.scored < LEAST_MESSAGES ? undefined : moodOf(sum)
  return {
    ...{ measured: true, period, timeZone, since: steps[0]!.since, until: steps.at(-1)!.until },
    ...{ seen: sum.seen, scored: sum.scored },
    ...(mood !== undefined && { ...sum, mood, points: steps.map((step) => pointOf(figures, step)) }),
    ...(baseline && { baseline }),
  }
}

function pointOf(figures: MoodFigures, step: Step) {
  const mood = stepMood(figures, step)
  return { since: step.since, until: step.until, ...(mood !== undefined && { mood }) }
}
