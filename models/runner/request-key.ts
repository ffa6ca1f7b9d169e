import { createHash } from 'node:crypto'
import type { Model, ModelInput } from '../../src/contract/model.ts'

/** Another pull or another precision is another model. */
export function modelKey(model: Model): string {
  return `${model.name}@${model.revision}:${model.precision}`
}

/** Requests with the same key may share a batch; only models with language codes take one pair of languages a call. */
export function batchKey(model: Model, input: ModelInput): string {
  const oneLanguage = model.languageStyle?.style === 'codes'
  return oneLanguage ? `${modelKey(model)} ${languages(input)}` : modelKey(model)
}

function languages(input: ModelInput): string {
  return 'from' in input ? `${input.from} ${input.to}` : ''
}

/** Requests with the same key have the same answer. Holds a hash, so that a cache of answers is not a store of messages. */
export function requestKey(model: Model, input: ModelInput): string {
  return `${modelKey(model)} ${languages(input)} ${createHash('sha256').update(input.text).digest('base64')}`
}
