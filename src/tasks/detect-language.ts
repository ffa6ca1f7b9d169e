import type { AnswerPhrases } from '../contract/phrases/answers/index.ts'
import type { Chart } from '../contract/reply.ts'
import type { Task, TaskReply } from '../contract/task.ts'
import { type Detection, detectLanguage as detect } from '../text/language.ts'
import { languageName } from '../text/languages.ts'

/** Which language a text is in. No model takes part. */
export const detectLanguage: Task<{ text: string }> = {
  name: 'detect-language',
  summary: 'Which language a text is in, and how sure that is',
  input: 'text',
  options: [],
  maximumCharacters: 200_000,
  example: 'detect-language "Wo ist denn der Bahnhof?"',
  answer: {
    properties: {
      language: { type: ['string', 'null'], description: 'ISO 639-1; null when there are no words' },
      sure: { type: 'boolean' },
      candidates: {
        type: 'array',
        description: 'the likeliest first',
        items: {
          type: 'object',
          properties: { language: { type: 'string' }, score: { type: 'number' } },
          required: ['language', 'score'],
        },
      },
    },
    required: ['language', 'sure', 'candidates'],
  },
  inChats: false,

  async run({ input, phrases }) {
    return answerOf(detect(input.text), phrases)
  },
}

function answerOf({ language, sure, candidates }: Detection, phrases: AnswerPhrases): TaskReply {
  const { detection, translation } = phrases
  const data = { language: language ?? null, sure, candidates: candidates.map(rounded) }
  if (language === undefined) {
    return { title: detection.nothing, text: detection.nothingTells, notes: [], data }
  }
  const chart = chartOf(candidates, phrases)
  if (sure) return { title: labelOf(language, phrases), chart, notes: [], data }
  const names = candidates.map((candidate) => languageName(candidate.language, phrases.language))
  const text = translation.guesses(names)
  return { title: detection.notSure, text, chart, notes: [translation.notSure], data }
}

function chartOf(candidates: Detection['candidates'], phrases: AnswerPhrases): Chart {
  const points = candidates.map(({ language, score }) => ({
    label: labelOf(language, phrases),
    value: Math.round(score * 100),
  }))
  return { kind: 'bars', unit: '%', points }
}

const labelOf = (code: string, { language, translation }: AnswerPhrases) =>
  translation.languageLabel(languageName(code, language))

const rounded = ({ language, score }: Detection['candidates'][number]) => ({
  language,
  score: Math.round(score * 10_000) / 10_000,
})
