import type { OperatorCommand } from '../../src/contract/command.ts'
import type { Model } from '../../src/contract/model.ts'
import type { Downloader } from '../download/downloader.ts'
import { createAddCommand } from './add.ts'
import { createListCommand } from './list.ts'
import { createPullCommand } from './pull.ts'
import { createRemoveCommand } from './remove.ts'
import { createVerifyCommand } from './verify.ts'

export interface ModelCommandParts {
  /** The catalogue. */
  models: readonly Model[]
  dataDir: string
  downloader: Downloader
  /** The task for which this revision was put in service, if it was. */
  servesIn(model: Model): Promise<string | undefined>
}

/** What the operator can do with models. */
export function createModelCommands(parts: ModelCommandParts): OperatorCommand[] {
  return [
    createListCommand(parts),
    createPullCommand(parts, 'pull'),
    createPullCommand(parts, 'update'),
    createAddCommand(parts),
    createVerifyCommand(parts),
    createRemoveCommand(parts),
  ]
}
