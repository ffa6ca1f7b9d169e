import type { JsonSchema } from '../json-schema.ts'
import type { OptionInfo } from '../task.ts'

/** The options of a task as JSON. */
export function optionsSchema(options: readonly OptionInfo[]): JsonSchema {
  const required = options.filter((option) => option.required === true).map(({ name }) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(options.map((option) => [option.name, optionSchema(option)])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}

function optionSchema({ type, summary, choices, default: standard }: OptionInfo): JsonSchema {
  const base = { description: summary, ...(standard !== undefined && { default: standard }) }
  if (type === 'boolean') return { type: 'boolean', ...base }
  if (type === 'choice') return { type: 'string', enum: choices ?? [], ...base }
  return { type: 'string', description: `${summary} (a name or an ISO 639-1 code)`, examples: ['fr'] }
}
