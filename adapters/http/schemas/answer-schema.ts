import type { JsonSchema } from '../../../src/contract/json-schema.ts'
import type { TaskInfo } from '../../../src/contract/task.ts'

/** One answer of a task: the same JSON as on the command line. */
export function answerSchema({ name, answer }: TaskInfo): JsonSchema {
  return {
    type: 'object',
    description: `What \`parley ${name} --json\` prints.`,
    properties: {
      id: { type: ['string', 'number'] },
      ...answer?.properties,
      model: { type: 'string', description: 'name and revision of every model that took part' },
      notes: { type: 'array', items: { type: 'string' } },
      shown: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'HTML by platform, when `show` asks for it',
      },
    },
    required: [...(answer?.required ?? []), 'model', 'notes'],
  }
}
