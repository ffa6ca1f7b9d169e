import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'

/** The models of these names; the hub's `owner/name` will do too. */
export function findModels(models: readonly Model[], names: readonly string[]): Model[] {
  return names.map((name) => {
    const model = models.find((row) => row.name === name || row.repository === name)
    if (model === undefined) {
      throw codedError('BAD_REQUEST', `There is no model ${name}; \`parley models list\` shows all of them`)
    }
    return model
  })
}
