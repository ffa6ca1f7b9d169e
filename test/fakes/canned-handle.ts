import type { Handle } from '../../src/contract/adapter.ts'
import { answersFor } from '../../src/contract/phrases/answers/index.ts'
import type { Action, Reply } from '../../src/contract/reply.ts'
import type { TaskRequest } from '../../src/contract/request.ts'

const base = { notes: [], models: ['canned@1'], visibility: 'private' as const }

/** Answers at once, without a model: a translation is its text behind the language, with the buttons of the real tasks. */
export const cannedHandle: Handle = async (request) => REPLIES[request.task]!(request)

const REPLIES: Record<string, (request: TaskRequest) => Reply> = {
  translate({ task, input, options, origin }) {
    const to = String(options.to ?? origin.locale?.slice(0, 2))
    const text = `(${to}) ${textOf(input)}`
    const choices = ['en', 'fr', 'es', 'de']
      .filter((one) => one !== to)
      .map((value) => ({ label: value, value }))
    const other: Action = { label: 'Other', task, options: { to }, choose: { option: 'to', choices } }
    return { ...base, title: `→ ${to}`, text, actions: [other], data: { from: '', to } }
  },
  sentiment({ task, options, origin }) {
    const { feels, why } = answersFor(origin.locale).sentiment
    const highlights = [{ text: 'word', weight: 0.5 }]
    if (options.why === true) return { ...base, title: feels.positive, highlights, data: {} }
    const actions = [{ label: why, task, options: { why: true } }]
    return { ...base, title: feels.positive, actions, data: {} }
  },
  summarise({ task, input, options, origin }) {
    const { title, longer } = answersFor(origin.locale).summary
    const messages = 'messages' in input ? input.messages : []
    const points = messages.slice(-2).map(({ id, user, text }) => ({ text, speaker: user, sources: [id] }))
    const actions = options.length === 'short' ? [{ label: longer, task, options: { length: 'medium' } }] : []
    return { ...base, title, points, actions, data: {} }
  },
}

const textOf = (input: TaskRequest['input']) =>
  'text' in input ? input.text : input.messages.map(({ text }) => text).join(' ')
