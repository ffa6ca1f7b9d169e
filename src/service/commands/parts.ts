import type { Model } from '../../contract/model.ts'
import type { ModelService } from '../service.ts'

export interface ServiceCommandParts {
  service: ModelService
  /** What `NAME` or `NAME@REVISION` means of the models that are here. @throws BAD_REQUEST when that is none. */
  findHere(given: string): Model
}
