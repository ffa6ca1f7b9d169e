import type { JsonSchema } from '../json-schema.ts'
import type { TaskInfo } from '../task.ts'

/** What a task works on, as the property of a JSON object that has its name. @param idCharacters at most, in an id or a name. */
export function inputSchema(
  { input, maximumCharacters }: Pick<TaskInfo, 'input' | 'maximumCharacters'>,
  idCharacters: number,
): { text: JsonSchema } | { messages: JsonSchema } {
  const most = `at most ${maximumCharacters.toLocaleString('en')} characters`
  if (input === 'text') return { text: { type: 'string', description: most } }
  const items = messageSchema(idCharacters)
  return { messages: { type: 'array', items, description: `in order of time; ${most} together` } }
}

function messageSchema(idCharacters: number): JsonSchema {
  const person: JsonSchema = { type: ['string', 'number'], maxLength: idCharacters }
  return {
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
}
