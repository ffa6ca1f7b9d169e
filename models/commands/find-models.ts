import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'

/** A row of the catalogue and, where one was named, the beginning of a revision. */
export interface NamedModel {
  model: Model
  revision?: string
}

/** The models of these names, each perhaps with `@` and a revision; the hub's `owner/name` will do too. */
export function findModels(models: readonly Model[], names: readonly string[]): NamedModel[] {
  return names.map((given) => {
    const [name, revision] = given.split('@', 2)
    const model = models.find((row) => row.name === name || row.repository === name)
    if (model === undefined) {
      throw codedError('BAD_REQUEST', `There is no model ${name}; \`parley models list\` shows all of them`)
    }
    return { model, ...(revision !== undefined && { revision }) }
  })
}
