import type { Model } from '../contract/model.ts'
import { putFirst } from './put-first.ts'
import { type CanaryRecord, emptyTally, type ServiceRecord, type Tally } from './records.ts'
import { referenceOf } from './reference.ts'

/** A model that is tried on a share of the requests of a task. */
export interface Canary {
  task: string
  /** Of the order that began it. */
  order: string
  model: Model
  share: number
  tally: Tally
  /** Failures since its last answer. */
  failuresInARow: number
}

export interface ServingParts {
  /** What serves where nothing was chosen, the preferred first. */
  defaults(): readonly Model[]
  /** The model of this reference, when it is here. */
  find(reference: string): Model | undefined
  /** Frees a model that nothing uses any more. */
  unload(model: Model): void
  /** From 0 to 1. */
  random(): number
}

/** Which models serve in this process, and who still uses those that left. */
export interface Serving {
  /** The models for one request, the preferred first; `release` them when it has ended. */
  pick(): readonly Model[]
  release(models: readonly Model[]): void
  /** Keeps these from being freed until they are released. */
  hold(models: readonly Model[]): void
  /** What serves whoever is not sent to a canary. */
  stable(): readonly Model[]
  canaries(): readonly Canary[]
  /** The list of models as it would be with this record. */
  plan(task: string, record: ServiceRecord): { stable: Model[]; canary?: Model }
  /** Changes over in one step. What leaves is freed when the last request that was given it has ended. */
  change(records: ReadonlyMap<string, ServiceRecord>): void
  endCanary(task: string): void
}

interface State {
  parts: ServingParts
  records: ReadonlyMap<string, ServiceRecord>
  stable: readonly Model[]
  canaries: Map<string, Canary>
  /** Requests under way that were given a model. */
  users: Map<string, number>
  leaving: Map<string, Model>
}

export function createServing(parts: ServingParts): Serving {
  const state: State = {
    ...{ parts, records: new Map(), stable: parts.defaults() },
    ...{ canaries: new Map(), users: new Map(), leaving: new Map() },
  }
  return {
    pick: () => pick(state),
    release: (models) => release(state, models),
    hold: (models) => hold(state, models),
    stable: () => state.stable,
    canaries: () => [...state.canaries.values()],
    plan: (task, record) => {
      const canary = record.canary && parts.find(record.canary.model)
      const stable = stableOf(parts, new Map(state.records).set(task, record))
      return { stable, ...(canary && { canary }) }
    },
    change: (records) => change(state, records),
    endCanary: (task) => {
      const { canary: _, ...record } = state.records.get(task) ?? {}
      if (_ !== undefined) change(state, new Map(state.records).set(task, record as ServiceRecord))
    },
  }
}

function pick(state: State): readonly Model[] {
  const { parts, stable, canaries } = state
  let models = [...stable]
  for (const { model, share } of canaries.values())
    if (parts.random() < share) models = putFirst(model, models)
  hold(state, models)
  return models
}

function hold({ users }: State, models: readonly Model[]): void {
  for (const reference of models.map(referenceOf)) users.set(reference, (users.get(reference) ?? 0) + 1)
}

function release(state: State, models: readonly Model[]): void {
  for (const reference of models.map(referenceOf)) {
    const left = (state.users.get(reference) ?? 1) - 1
    if (left > 0) state.users.set(reference, left)
    else state.users.delete(reference)
  }
  freeUnused(state)
}

function change(state: State, records: ReadonlyMap<string, ServiceRecord>): void {
  const before = inUse(state)
  state.records = records
  state.stable = stableOf(state.parts, records)
  state.canaries = canariesOf(state, records)
  const now = inUse(state)
  for (const [reference, model] of before) state.leaving.set(reference, model)
  for (const reference of now.keys()) state.leaving.delete(reference)
  freeUnused(state)
}

function inUse({ stable, canaries }: State): Map<string, Model> {
  const models = [...stable, ...[...canaries.values()].map(({ model }) => model)]
  return new Map(models.map((model) => [referenceOf(model), model]))
}

function freeUnused({ parts, leaving, users }: State): void {
  for (const [reference, model] of leaving) {
    if (users.has(reference)) continue
    leaving.delete(reference)
    parts.unload(model)
  }
}

function stableOf(parts: ServingParts, records: ReadonlyMap<string, ServiceRecord>): Model[] {
  const chosen = [...records.values()].flatMap((record) => record.chosen.toReversed())
  const models = chosen.flatMap((reference) => parts.find(reference) ?? [])
  return models.reduce((list, model) => putFirst(model, list), [...parts.defaults()])
}

/** One that goes on keeps what was counted of it. */
function canariesOf(state: State, records: ReadonlyMap<string, ServiceRecord>): Map<string, Canary> {
  const canaries = new Map<string, Canary>()
  for (const [task, { order, canary }] of records) {
    const present = state.canaries.get(task)
    const model = canary && state.parts.find(canary.model)
    if (canary && model)
      canaries.set(task, present?.order === order ? present : begun(task, order, model, canary))
  }
  return canaries
}

function begun(task: string, order: string, model: Model, { share }: CanaryRecord): Canary {
  return { task, order, model, share, tally: emptyTally(), failuresInARow: 0 }
}
