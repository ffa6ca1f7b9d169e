import type { Handle } from '../../../src/contract/adapter.ts'
import { ERRORS, type ErrorCode } from '../../../src/contract/errors.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import type { TaskRequest } from '../../../src/contract/request.ts'

const base: Omit<Reply, 'title' | 'data'> = { notes: [], models: ['fake@1'], visibility: 'private' }

/** What each task answers, of the shape that its real answers have. */
const DATA: Record<string, (request: TaskRequest, text: string) => Record<string, unknown>> = {
  sentiment: () => ({
    label: 'neutral',
    score: 1,
    sure: true,
    scores: { negative: 0, neutral: 1, positive: 0 },
  }),
  translate: ({ options }, text) => ({
    text: text.toUpperCase(),
    from: options.from ?? 'en',
    to: options.to ?? 'fr',
  }),
  summarise: ({ input }) => {
    const messages = 'messages' in input ? input.messages : []
    const points = messages.map(({ text, user, id }) => ({ text, speaker: user, sources: [id] }))
    return { points, messages: messages.length, used: messages.length, people: 1 }
  },
  'detect-language': () => ({ language: 'en', sure: true, candidates: [{ language: 'en', score: 0.9 }] }),
}

/** Answers at once without a model, and fails with the code that a text names, for example `fail EXPIRED`. */
export const plainHandle: Handle = async (request) => {
  const { task, input } = request
  const text = 'text' in input ? input.text : input.messages.map((message) => message.text).join('\n')
  const code = /^fail (\w+)$/.exec(text)?.[1] ?? ''
  if (text.trim() === '') return failed('EMPTY_INPUT')
  if (isCode(code)) return failed(code)
  const data = { ...DATA[task]!(request, text), model: 'fake@1', notes: [] }
  return { ...base, title: task, data }
}

const isCode = (word: string): word is ErrorCode => Object.hasOwn(ERRORS, word)

function failed(code: ErrorCode): Reply {
  const error = { code, message: ERRORS[code].tell }
  return { ...base, title: 'Failed', data: { error }, error }
}
