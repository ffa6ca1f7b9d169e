import type { JsonSchema } from '../../../src/contract/json-schema.ts'
import type { TaskInfo } from '../../../src/contract/task.ts'
import { LIMITS } from '../limits.ts'
import { optionsSchema } from './options-schema.ts'

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
const person: JsonSchema = { type: ['string', 'number'], maxLength: LIMITS.idCharacters }

const message: JsonSchema = {
  type: 'object',
  properties: {
    id: {
      ...person,
      description: 'what points name as their sources; `m1`, `m2`, … by the place when missing',
    },
    user: { ...person, description: 'who said it' },
    text: { type: 'string' },
    author: { ...person, description: 'id of who wrote it' },
    time: { ...person, description: 'ISO 8601 or HH:MM' },
    bot: { type: 'boolean', description: 'written by a bot' },
  },
  required: ['text'],
  additionalProperties: false,
}

/** One request to a task, as JSON. */
export function requestSchema({ input, options, maximumCharacters }: TaskInfo): JsonSchema {
  const most = `at most ${maximumCharacters.toLocaleString('en')} characters`
  const works: JsonSchema =
    input === 'text'
      ? {
          text: { type: 'string', description: most },
          author: { ...person, description: 'id of who wrote it' },
        }
      : { messages: { type: 'array', items: message, description: `in order of time; ${most} together` } }
  return {
    type: 'object',
    properties: { id, ...works, options: optionsSchema(options), locale },
    required: [input === 'text' ? 'text' : 'messages'],
    additionalProperties: false,
  }
}
