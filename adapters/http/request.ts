import type { FastifyRequest } from 'fastify'
import type { OptionValues, Origin, TaskInput, TaskRequest } from '../../src/contract/request.ts'
import { type LooseMessage, wholeMessage } from '../../src/contract/whole-message.ts'
import { localeOf } from './locale-of.ts'

/** One item as it comes, checked against the schema of its task. */
export interface Item {
  id?: string | number
  text?: string
  messages?: LooseMessage[]
  author?: string | number
  options?: OptionValues
  locale?: string
}

/** A request over HTTP: somebody waits for it. @param deadline milliseconds since the epoch. */
export function httpRequest(task: string, item: Item, origin: Origin, deadline: number): TaskRequest {
  const { options = {}, locale } = item
  return {
    kind: 'task',
    task,
    input: inputOf(item),
    options,
    origin: { ...origin, ...(locale !== undefined && { locale }) },
    priority: 'interactive',
    deadline,
  }
}

function inputOf({ text = '', author, messages }: Item): TaskInput {
  if (messages) return { messages: messages.map(wholeMessage) }
  return { text, ...(author !== undefined && { author: String(author) }) }
}

/** Where a request came from. */
export function originOf({ caller, headers }: FastifyRequest): Origin {
  const locale = localeOf(headers['accept-language'])
  const key = caller?.key?.id
  return { platform: 'http', ...(key !== undefined && { key }), ...(locale !== undefined && { locale }) }
}
