import type { JsonSchema } from '../../../src/contract/json-schema.ts'

const text: JsonSchema = { type: 'string' }
const languages: JsonSchema = { type: 'array', items: text, description: 'ISO 639-1' }

const properties: Record<string, JsonSchema> = {
  name: text,
  revision: text,
  kind: text,
  job: { ...text, description: 'what it does for tasks' },
  set: { ...text, enum: ['starter', 'standard'] },
  repository: text,
  precision: { ...text, examples: ['q8'] },
  device: { ...text, description: 'what it runs on, or would' },
  state: {
    ...text,
    enum: ['absent', 'cold', 'loading', 'ready'],
    description: '`absent`: not pulled; `cold`: on the disk; `loading` and `ready`: in the model processes',
  },
  service: {
    type: 'object',
    properties: { role: { ...text, enum: ['stable', 'canary', 'none'] }, share: { type: 'number' } },
    required: ['role'],
    description: 'whether requests reach it; `share` is that of a canary, from 0 to 1',
  },
  languages: { type: 'object', properties: { from: languages, to: languages }, required: ['from', 'to'] },
  licence: text,
  nonCommercial: { type: 'boolean', description: 'the licence forbids commercial use' },
  measured: {
    type: 'array',
    items: {
      type: 'object',
      properties: { what: text, value: { type: 'number' }, command: text },
      required: ['what', 'value', 'command'],
    },
  },
}

/** A model and how it is, as JSON. */
export const modelSchema: JsonSchema = { type: 'object', properties, required: Object.keys(properties) }
