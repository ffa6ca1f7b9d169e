import type { Handle } from '../../src/contract/adapter.ts'
import { cannedHandle } from './canned-handle.ts'

/** Feels by words, without a model: `good` is surely positive, `bad` surely negative, all else neutral. Other tasks are canned. */
export const feelingHandle: Handle = async (request, options) => {
  if (request.task !== 'sentiment') return await cannedHandle(request, options)
  const { input } = request
  const text = 'text' in input ? input.text : ''
  const label = /\bgood\b/.test(text) ? 'positive' : /\bbad\b/.test(text) ? 'negative' : 'neutral'
  const scores = { positive: 0.05, neutral: 0.05, negative: 0.05, [label]: 0.9 }
  const data = { label, sure: true, score: 0.9, scores }
  return { title: label, notes: [], models: ['canned@1'], data, visibility: 'private' }
}
