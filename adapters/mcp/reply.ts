import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { ERRORS, type ErrorCode } from '../../src/contract/errors.ts'
import type { Reply } from '../../src/contract/reply.ts'

/** A reply as the result of a tool: its data, and the same in words. An error is a result too, so that the assistant can do better. */
export function toolResult(reply: Reply): CallToolResult {
  if (reply.error) return toolError(reply.error.code, errorWords(reply))
  return { content: [{ type: 'text', text: replyWords(reply) }], structuredContent: reply.data }
}

/** @param words what went wrong and what to do. */
export function toolError(code: ErrorCode, words: string): CallToolResult {
  return {
    isError: true,
    content: [{ type: 'text', text: `${code}: ${words}` }],
    _meta: { 'parley/code': code },
  }
}

function replyWords({ title, text, points = [], highlights = [], fields = [], notes }: Reply): string {
  const parts = [
    title,
    text,
    ...points.map(({ speaker, text, sources }) => `- ${speaker}: ${text} [${sources.join(', ')}]`),
    ...highlights.map(({ text, weight }) => `- ${text}: ${weight > 0 ? '+' : ''}${weight.toFixed(2)}`),
    ...fields.map(({ label, text }) => `${label}: ${text}`),
    ...notes.map((note) => `(${note})`),
  ]
  return parts.filter(Boolean).join('\n')
}

/** The message, when it may help to ask again, and the answers to a question. */
function errorWords({ title, text, error, actions = [] }: Reply): string {
  const { code, message, retryAfterSeconds: seconds } = error!
  const choices = actions.filter(({ choose }) => choose === undefined)
  const asks = code === 'UNSURE_LANGUAGE' && choices.length > 0
  const again = ERRORS[code].retry ? ['The same call may succeed later.'] : []
  const when = seconds === undefined ? again : [`The same call may succeed in ${seconds} seconds.`]
  const ask = choices.map(({ label, options }) => `${JSON.stringify(options)} (${label})`)
  return [...(asks ? [title, text, 'Ask again with one of these:', ...ask] : [message, ...when])].join('\n')
}
