import { ERRORS } from '../../../src/contract/errors.ts'
import type { JsonSchema } from '../../../src/contract/json-schema.ts'
import { PROBLEM_TYPE } from '../problem.ts'

/** One kind of answer in the document. */
export interface Response {
  description: string
  content?: Record<string, { schema: JsonSchema }>
  headers?: JsonSchema
}

/** Who may call: whoever has a key, in one of two places, or is at this machine. */
export const CALLER = [{ bearer: [] }, { apiKey: [] }, {}]

/** Statuses of problems that a route with a caller may answer with. */
export const OF_READING = [400, 401, 500, 503] as const
/** Those of a route that takes a body and does work. */
export const OF_WORK = [400, 401, 403, 409, 413, 415, 422, 429, 499, 500, 503] as const

const RETRY_AFTER: JsonSchema = {
  'retry-after': { type: 'string', pattern: '^\\d+$', description: 'Seconds to wait.' },
}

/** Problems by their status, each with the codes that have it. */
export function problems(statuses: readonly number[]): Record<number, Response> {
  return Object.fromEntries(statuses.map((status) => [status, problem(status)]))
}

function problem(status: number): Response {
  const codes = Object.entries(ERRORS).filter(([, row]) => row.status === status)
  return {
    description: codes.map(([code, { tell }]) => `${code}: ${tell}`).join('\n\n'),
    content: { [PROBLEM_TYPE]: { schema: { $ref: 'Problem#' } } },
    ...(status === 429 && { headers: RETRY_AFTER }),
  }
}

/** An answer as JSON. */
export const json = (description: string, schema: JsonSchema): Response => ({
  description,
  content: { 'application/json': { schema } },
})
