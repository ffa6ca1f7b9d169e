import type { JsonSchema } from '../../../src/contract/json-schema.ts'
import { inputSchema } from '../../../src/contract/schemas/input-schema.ts'
import { optionsSchema } from '../../../src/contract/schemas/options-schema.ts'
import type { TaskInfo } from '../../../src/contract/task.ts'
import { LIMITS } from '../limits.ts'

const id: JsonSchema = {
  type: ['string', 'number'],
  maxLength: LIMITS.idCharacters,
  description: 'comes back with the answer',
}
const locale: JsonSchema = {
  type: 'string',
  maxLength: LIMITS.localeCharacters,
  pattern: '^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$',
  description: 'BCP 47: language of notes and errors, and of a translation when no other is named',
  examples: ['fr-FR'],
}
const author: JsonSchema = {
  type: ['string', 'number'],
  maxLength: LIMITS.idCharacters,
  description: 'id of who wrote it',
}

/** One request to a task, as JSON. */
export function requestSchema(task: TaskInfo): JsonSchema {
  const input = inputSchema(task, LIMITS.idCharacters)
  const works = 'text' in input ? { ...input, author } : input
  return {
    type: 'object',
    properties: { id, ...works, options: optionsSchema(task.options), locale },
    required: Object.keys(input),
    additionalProperties: false,
  }
}
