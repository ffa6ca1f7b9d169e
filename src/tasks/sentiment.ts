import type { Chart, Highlight } from '../contract/reply.ts'
import type { Task, TaskReply } from '../contract/task.ts'
import { inEnglish } from './sentiment/in-english.ts'
import { type Mood, moodOf } from './sentiment/mood.ts'
import { explain } from './sentiment/why.ts'

const TITLES: Record<string, string> = {
  positive: 'Feels positive',
  neutral: 'Feels neutral',
  negative: 'Feels negative',
}

/** How a message feels: negative, neutral or positive, how sure that is, and on request why. */
export const sentiment: Task<{ text: string }> = {
  name: 'sentiment',
  summary: 'How a message feels: positive, neutral or negative, and why',
  input: 'text',
  options: [
    { name: 'why', summary: 'show which words carried it', type: 'boolean', default: false },
    { name: 'from', summary: 'language of the text, when the detection errs', type: 'language' },
  ],
  maximumCharacters: 200_000,
  example: 'sentiment --why "Thanks a lot, this finally works!"',

  async run(call, { infer, glossary }) {
    const english = await inEnglish(call.input.text, call.options.from as string | undefined, {
      infer,
      glossary,
    })
    const mood = await moodOf(english.text, infer, call.progress)
    const why = call.options.why === true ? await explain(english.text, mood, infer) : undefined
    const notes = [...english.notes, ...mood.notes, ...(why?.notes ?? [])]
    return reply(mood, notes, why?.highlights)
  },
}

function reply(mood: Mood, notes: string[], highlights: Highlight[] | undefined): TaskReply {
  const { label, scores, sure } = mood
  const title = sure ? TITLES[label]! : `${TITLES[label]}, but that is not sure`
  return {
    title,
    chart: chartOf(mood),
    ...(highlights && { highlights }),
    fields: mood.extremes,
    notes,
    data: {
      label,
      score: round(scores[label]),
      sure,
      scores: rounded(scores),
      ...(highlights && { why: highlights }),
    },
  }
}

function chartOf({ scores }: Mood): Chart {
  const labels = ['positive', 'neutral', 'negative'] as const
  return {
    kind: 'bars',
    unit: '%',
    points: labels.map((label) => ({ label, value: Math.round(scores[label] * 100) })),
  }
}

const round = (value: number) => Math.round(value * 10_000) / 10_000
const rounded = (scores: Mood['scores']) => ({
  negative: round(scores.negative),
  neutral: round(scores.neutral),
  positive: round(scores.positive),
})
