import type { AnswerPhrases } from '../contract/phrases/answers/index.ts'
import type { Action, Chart } from '../contract/reply.ts'
import type { Task, TaskCall, TaskReply } from '../contract/task.ts'
import { inEnglish } from './sentiment/in-english.ts'
import { type Mood, moodOf } from './sentiment/mood.ts'
import { explain } from './sentiment/why.ts'

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
  answer: {
    properties: {
      label: { type: 'string', enum: ['negative', 'neutral', 'positive'] },
      score: { type: 'number', description: 'probability of the label' },
      sure: { type: 'boolean' },
      scores: {
        type: 'object',
        properties: {
          negative: { type: 'number' },
          neutral: { type: 'number' },
          positive: { type: 'number' },
        },
        required: ['negative', 'neutral', 'positive'],
      },
      why: {
        type: 'array',
        description: 'with the option `why`: pieces of the text and how much they moved the score',
        items: {
          type: 'object',
          properties: { text: { type: 'string' }, weight: { type: 'number' } },
          required: ['text', 'weight'],
        },
      },
    },
    required: ['label', 'score', 'sure', 'scores'],
  },

  async run(call, tools) {
    const { sentiment: phrases } = call.phrases
    const english = await inEnglish(call, tools)
    const mood = await moodOf(english.text, tools.infer, call.progress)
    const answer = answerOf(mood, english.notes, phrases)
    if (call.options.why !== true) return { ...answer, actions: [whyAction(call)] }
    const { highlights, notes } = await explain(english.text, mood, tools.infer, phrases)
    const data = { ...answer.data, why: highlights }
    return { ...answer, highlights, notes: [...answer.notes, ...notes], data }
  },
}

type Phrases = AnswerPhrases['sentiment']

function answerOf(mood: Mood, notes: string[], phrases: Phrases): TaskReply {
  const { label, scores, sure } = mood
  const feels = phrases.feels[label]
  return {
    title: sure ? feels : phrases.unsure(feels),
    chart: chartOf(mood, phrases),
    fields: mood.extremes.map((extreme) => ({ label: phrases.most[extreme.label], text: extreme.text })),
    notes: mood.emoji > 0 ? [...notes, phrases.emojiCounted(mood.emoji)] : notes,
    data: { label, score: round(scores[label]), sure, scores: rounded(scores) },
  }
}

function whyAction({ options, phrases }: TaskCall): Action {
  return { label: phrases.sentiment.why, task: sentiment.name, options: { ...options, why: true } }
}

function chartOf({ scores }: Mood, { labels }: Phrases): Chart {
  const tones = ['positive', 'neutral', 'negative'] as const
  const points = tones.map((tone) => ({ label: labels[tone], value: Math.round(scores[tone] * 100), tone }))
  return { kind: 'bars', unit: '%', points }
}

const round = (value: number) => Math.round(value * 10_000) / 10_000
const rounded = (scores: Mood['scores']) => ({
  negative: round(scores.negative),
  neutral: round(scores.neutral),
  positive: round(scores.positive),
})
