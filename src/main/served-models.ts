import { isInstalled } from '../../models/installed/is-installed.ts'
import { lockedModel } from '../../models/installed/locked-model.ts'
import { modelKey } from '../../models/runner/request-key.ts'
import type { RunnerStatus } from '../../models/runner/status.ts'
import type { Model } from '../contract/model.ts'
import type { ServedModel } from '../contract/served-model.ts'

/** What is looked at. */
export interface ServedParts {
  catalogue: readonly Model[]
  /** In service at this moment. */
  models(): readonly Model[]
  status(): RunnerStatus
  dataDir: string
}

/** Every model of the catalogue and how it is at this moment. */
export function servedModels({ catalogue, models, status, dataDir }: ServedParts): ServedModel[] {
  const { device, hosts } = status()
  const loaded = new Set(hosts.flatMap((host) => host.models))
  const serving = new Set(models().map(({ name }) => name))
  return catalogue.map((one) => {
    const model = lockedModel(one, dataDir)
    const onDisk = isInstalled(one, dataDir) ? 'cold' : 'absent'
    return {
      model,
      state: loaded.has(modelKey(model)) ? 'ready' : onDisk,
      device: device.chosen || device.asked,
      service: { role: serving.has(model.name) ? 'stable' : 'none' },
    }
  })
}
