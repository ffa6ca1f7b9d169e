import type { Model } from '../contract/model.ts'

/** How a model is named in records, replies and commands: `name@revision`. */
export function referenceOf({ name, revision }: Pick<Model, 'name' | 'revision'>): string {
  return `${name}@${revision}`
}
