import type { Check } from '../contract/check.ts'
import type { Model, ModelRunner } from '../contract/model.ts'

/** A real answer from a real model process: proves the device, the weights and the processes together. */
export function runnerCheck(
  runner: ModelRunner,
  models: readonly Model[],
  device: () => { asked: string; chosen: string; why: string },
): Check {
  return {
    name: 'device',
    async run() {
      const model = models.find(
        (one): one is Model<'text-classification'> => one.kind === 'text-classification',
      )
      if (!model)
        return { well: false, found: 'no sentiment model is installed', remedy: 'parley models list' }
      await runner.run(model, { text: 'This works well.' }, { priority: 'interactive' })
      const { asked, chosen, why } = device()
      const found = `${chosen} answers${why === '' ? '' : ` (${why})`}`
      const well = asked === 'auto' || asked === chosen
      return { well, found, remedy: `PARLEY_DEVICE=${asked} does not work here: set it to ${chosen} or auto` }
    },
  }
}
