import type { Check } from '../contract/check.ts'
import type { Model } from '../contract/model.ts'

/** Every file of a model against the length and SHA-256 in the catalogue or the lock file. */
export function modelCheck(
  model: Model,
  problemsOf: (model: Model) => Promise<{ path: string; problem: string }[]>,
): Check {
  return {
    name: 'model',
    async run() {
      const [first, ...others] = await problemsOf(model)
      if (!first) return { well: true, found: `${model.name}@${model.revision}: all files as they should be` }
      const more = others.length > 0 ? ` and ${others.length} more` : ''
      const remedy =
        model.set === 'starter' ? 'git checkout models/starter' : `parley models pull ${model.name}`
      return { well: false, found: `${model.name}: ${first.path}: ${first.problem}${more}`, remedy }
    },
  }
}
