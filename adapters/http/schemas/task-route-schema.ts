import type { JsonSchema } from '../../../src/contract/json-schema.ts'
import type { TaskInfo } from '../../../src/contract/task.ts'
import { LIMITS } from '../limits.ts'
import { componentName } from './component-name.ts'
import { CALLER, json, OF_WORK, problems, type Response } from './responses.ts'

/** What a route of a task takes and answers: for Fastify and for the OpenAPI document. */
export function taskRouteSchema(task: TaskInfo, batch: number, previews: readonly string[]): JsonSchema {
  const request = { $ref: `${componentName(task, 'Request')}#` }
  const answer = { $ref: `${componentName(task, 'Answer')}#` }
  return {
    tags: ['tasks'],
    operationId: task.name,
    summary: task.summary,
    description: `As \`parley ${task.example}\`. One request, or up to ${batch} as a list.`,
    querystring: querySchema(previews),
    headers: headersSchema,
    body: { anyOf: [request, listOf(request, batch)] },
    response: {
      200: answers(answer),
      ...problems(OF_WORK),
    },
    security: CALLER,
  }
}

/** As JSON, or as events when the request asks for that. */
function answers(answer: JsonSchema): Response {
  const list = { type: 'array', items: { anyOf: [answer, { $ref: 'ItemError#' }] } }
  const whole = json('The answer, or the answers in the order of the requests.', { anyOf: [answer, list] })
  const event = {
    type: 'object',
    description:
      'Each event: any number of `progress` {done, total} and `piece` {index, text}, then `result` (the answer) or `error` (a problem).',
    properties: {
      event: { type: 'string', enum: ['progress', 'piece', 'result', 'error'] },
      data: { type: 'string', contentMediaType: 'application/json' },
    },
    required: ['event', 'data'],
  }
  return { ...whole, content: { ...whole.content, 'text/event-stream': { schema: event } } }
}

/** Each item is checked by itself, so that a bad one is an error in its place and not that of all. */
const listOf = (request: JsonSchema, batch: number): JsonSchema => ({
  type: 'array',
  minItems: 1,
  maxItems: batch,
  items: { anyOf: [request, { description: 'anything else: answered with an error in its place' }] },
})

const headersSchema: JsonSchema = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      minLength: 1,
      maxLength: LIMITS.idempotencyKeyCharacters,
      description: 'The same key and body within ten minutes gives the same answer, computed once.',
    },
    'accept-language': { type: 'string', description: 'Language of notes and errors.' },
  },
}

function querySchema(previews: readonly string[]): JsonSchema {
  const one = previews.join('|')
  const show = {
    type: 'string',
    pattern: `^(${one})(,(${one}))*$`,
    description: `Adds the answer as HTML, as these would show it: ${previews.join(', ')}; commas between.`,
  }
  return {
    type: 'object',
    properties: {
      stream: {
        type: 'string',
        enum: ['', '0', '1', 'false', 'true'],
        description:
          'Answers with server-sent events, as `Accept: text/event-stream` does: `progress`, `piece`, then `result` or `error`.',
      },
      ...(previews.length > 0 && { show }),
    },
    additionalProperties: false,
  }
}
