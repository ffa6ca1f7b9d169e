import type { JsonSchema } from '../../../src/contract/json-schema.ts'
import { dataSchema } from '../../../src/contract/schemas/data-schema.ts'
import type { TaskInfo } from '../../../src/contract/task.ts'

/** One answer of a task: its data, and what the request asked to have beside it. */
export function answerSchema(task: TaskInfo): JsonSchema {
  const { properties, ...data } = dataSchema(task)
  return {
    ...data,
    properties: {
      id: { type: ['string', 'number'] },
      ...properties,
      shown: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'HTML by platform, when `show` asks for it',
      },
    },
  }
}
