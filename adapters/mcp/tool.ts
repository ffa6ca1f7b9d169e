import type { Tool } from '@modelcontextprotocol/sdk/types.js'
import { dataSchema } from '../../src/contract/schemas/data-schema.ts'
import { inputSchema } from '../../src/contract/schemas/input-schema.ts'
import { optionsSchema } from '../../src/contract/schemas/options-schema.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import { LIMITS } from './limits.ts'

/** A task as assistants see it: its options stand beside what it works on. */
export function toolOf(task: TaskInfo): Tool {
  const input = inputSchema(task, LIMITS.idCharacters)
  const options = optionsSchema(task.options)
  const required = [...Object.keys(input), ...((options.required as string[] | undefined) ?? [])]
  return {
    name: task.name,
    description: `${task.summary}. Runs on this machine; no text leaves it.`,
    inputSchema: {
      type: 'object',
      properties: { ...input, ...(options.properties as object) },
      required,
      additionalProperties: false,
    },
    outputSchema: dataSchema(task) as NonNullable<Tool['outputSchema']>,
    // It computes: nothing is changed anywhere, and nothing is asked of anybody else.
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  }
}
