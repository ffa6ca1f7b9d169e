import { randomUUID } from 'node:crypto'
import { errorCode } from '../contract/errors.ts'
import type { Model, ModelRunner } from '../contract/model.ts'
import type { ServedModel } from '../contract/served-model.ts'
import type { Store } from '../contract/store.ts'
import { createFollower } from './follower.ts'
import { createRecordStore, type RecordStore } from './record-store.ts'
import { referenceOf } from './reference.ts'
import { servedModels } from './served-models.ts'
import { type Canary, createServing, type Serving } from './serving.ts'
import type { TryParts } from './try-order.ts'
import { watchRunner } from './watched-runner.ts'

export interface ModelServiceParts extends Omit<TryParts, 'serving' | 'find'> {
  store: Store
  /** Whether anything was ever kept: looking for it shall make no file. */
  isKept(): boolean
  catalogue: readonly Model[]
  /** The revisions of a model that are here, the default one first. */
  revisions(model: Model): Model[]
  /** What serves where nothing was chosen, the preferred first. */
  defaults: readonly Model[]
  /** From 0 to 1; decides who is sent to a canary. */
  random?(): number
  /** How often the store is looked at. */
  pollMilliseconds?: number
}

/** The models in service: which there are, how they are exchanged, and how those on trial do. */
export interface ModelService extends Pick<Serving, 'pick' | 'release' | 'stable' | 'plan'> {
  /** Reads what was chosen; only the first call does. */
  load(): Promise<void>
  /** `load`, and from then on follows what commands of other processes change. Never rejects. */
  follow(): Promise<void>
  /** For requests: sees how canaries do. */
  runner: Pick<ModelRunner, 'run'>
  served(): ServedModel[]
  records: RecordStore
  /** What `models use` needs to try a model in its own process. */
  trial: TryParts
  pollMilliseconds: number
  /** Says to the others that this process ends. */
  stop(): Promise<void>
}

const POLL_MILLISECONDS = 1000

export function createModelService(parts: ModelServiceParts): ModelService {
  const { runner, log, pollMilliseconds = POLL_MILLISECONDS } = parts
  const find = (reference: string) => findHere(reference, parts)
  const serving = createServing({
    defaults: () => parts.defaults,
    find,
    random: parts.random ?? Math.random,
    unload: (model) =>
      void runner.unload(model).then(() => log.info({ model: referenceOf(model) }, 'a model left')),
  })
  const records = createRecordStore(parts.store)
  const trial: TryParts = { ...parts, serving, find }
  const follower = createFollower({ ...trial, records, isKept: parts.isKept, pollMilliseconds })
  const failed = (canary: Canary, why: string) => {
    serving.endCanary(canary.task)
    log.error({ task: canary.task, canary: referenceOf(canary.model), why }, 'a canary was ended')
    recordEnd(records, canary, why).catch((error) =>
      log.error({ code: errorCode(error) }, 'the end of a canary is not kept'),
    )
  }
  return {
    ...{ pick: serving.pick, release: serving.release, stable: serving.stable, plan: serving.plan },
    ...{ records, trial, pollMilliseconds, load: follower.load, stop: follower.stop },
    runner: watchRunner({ runner, serving, failed }),
    served: () => servedModels({ ...parts, serving }),
    async follow() {
      // Whatever is wrong with the store, whoever uses it says so; what serves by default serves.
      await follower
        .load()
        .catch((error) => log.error({ code: errorCode(error) }, 'what was chosen is not known'))
      follower.follow()
    },
  }
}

function findHere(reference: string, { catalogue, revisions }: ModelServiceParts): Model | undefined {
  const model = catalogue.find(({ name }) => reference.startsWith(`${name}@`))
  return model && revisions(model).find((row) => referenceOf(row) === reference)
}

/** So that other servers end it too, and nobody begins it again with the next start. */
async function recordEnd(records: RecordStore, { task, order, model }: Canary, why: string): Promise<void> {
  const record = (await records.read()).records.get(task)
  if (record?.order !== order) return
  const ended = { model: referenceOf(model), why, time: Date.now() }
  await records.keep(task, { ...record, order: randomUUID(), canary: undefined, ended })
}
