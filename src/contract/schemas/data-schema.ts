import type { JsonSchema } from '../json-schema.ts'
import type { TaskInfo } from '../task.ts'

/** The data of a task's answers: the same JSON as on the command line. */
export function dataSchema({ name, answer }: TaskInfo) {
  const properties: Record<string, JsonSchema> = {
    ...answer?.properties,
    model: { type: 'string', description: 'name and revision of every model that took part' },
    notes: { type: 'array', items: { type: 'string' } },
  }
  return {
    type: 'object' as const,
    description: `What \`parley ${name} --json\` prints.`,
    properties,
    required: [...(answer?.required ?? []), 'model', 'notes'],
  }
}
