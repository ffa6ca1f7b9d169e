import { ERRORS } from '../../../src/contract/errors.ts'
import type { JsonSchema } from '../../../src/contract/json-schema.ts'

const code: JsonSchema = { type: 'string', enum: Object.keys(ERRORS) }

/** Problem details (RFC 9457). */
export const problemSchema: JsonSchema = {
  $id: 'Problem',
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'where this server explains the code' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    code,
    instance: { type: 'string', format: 'uri' },
    retryAfterSeconds: { type: 'number' },
    shown: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
}

/** Why one item of a batch was not answered. */
export const itemErrorSchema: JsonSchema = {
  $id: 'ItemError',
  type: 'object',
  properties: {
    id: { type: ['string', 'number'] },
    error: {
      type: 'object',
      properties: { code, message: { type: 'string' }, retryAfterSeconds: { type: 'number' } },
      required: ['code', 'message'],
    },
    shown: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: ['error'],
}
