import { codedError } from '../../src/contract/errors.ts'
import type { Log } from '../../src/contract/log.ts'
import type {
  Model,
  ModelInput,
  ModelKind,
  ModelOutput,
  ModelRunner,
  RunContext,
} from '../../src/contract/model.ts'
import { type AnswerCache, createAnswerCache } from './answer-cache.ts'
import { createAssigner } from './assigner.ts'
import { type Callers, createCallers } from './callers.ts'
import { DEFAULTS } from './defaults.ts'
import { type ChosenDevice, chooseDevice, type Device, deviceFor } from './device.ts'
import { createDispatcher } from './dispatcher.ts'
import { startHost } from './host-process.ts'
import type { Job } from './job.ts'
import { type Look, lookAt } from './look-at.ts'
import type { HostModel } from './messages.ts'
import { createPace } from './pace.ts'
import { probeDevice } from './probe-device.ts'
import { createQueue, type Queue } from './queue.ts'
import { batchKey, modelKey, requestKey } from './request-key.ts'
import { type RunnerStatus, statusOf } from './status.ts'
import { createTurns } from './turns.ts'

export interface LocalRunnerOptions extends Partial<Settings> {
  /** Child processes at most. */
  hosts: number
  device: Device
  /** The absolute folder that holds the model's config.json, tokenizer.json and onnx/. */
  folderOf(model: Model): string
  log: Log
  /** Another host script, for tests. */
  hostFile?: URL
}
type Settings = {
  -readonly [K in keyof typeof DEFAULTS]: (typeof DEFAULTS)[K] extends boolean ? boolean : number
}

export interface LocalRunner extends ModelRunner {
  /**
   * Loads the models into every host; rejects with a coded error when one cannot be loaded.
   * @param gently into one host after the other, so that the others go on answering.
   */
  warm(models: readonly Model[], gently?: boolean): Promise<void>
  /** Frees the model in every host, after what was asked of it. It is loaded again if it is asked again. */
  unload(model: Model): Promise<void>
  /** Where a model is at this moment and what it runs on, or would. */
  look(model: Model): Look
  status(): RunnerStatus
}

interface Shared {
  job: Job
  callers: Callers
}

interface State {
  options: LocalRunnerOptions & Settings
  queue: Queue<Job>
  cache: AnswerCache
  inFlight: Map<string, Shared>
  dispatcher: ReturnType<typeof createDispatcher>
  device: ChosenDevice | undefined
  opening: Promise<void> | undefined
  stopped: boolean
  sequence: number
  shared: number
}

/** Runs models in child processes on this machine. Starts none before the first `run` or `warm`. */
export function createLocalRunner(given: LocalRunnerOptions): LocalRunner {
  const options = { ...DEFAULTS, ...given }
  const queue = createQueue<Job>(options.queueLimit)
  const state: State = {
    options,
    queue,
    cache: createAnswerCache(options.cacheSize),
    inFlight: new Map(),
    dispatcher: dispatcherFor(options, queue, () => state.device?.chosen),
    device: undefined,
    opening: undefined,
    stopped: false,
    sequence: 0,
    shared: 0,
  }
  return {
    run: (model, input, context) => runOne(state, model, input, context),
    warm: async (models, gently = false) => {
      await open(state)
      const rows = models.map((model) => hostModel(options, model, state.device!.chosen))
      await state.dispatcher.warm(rows, gently)
    },
    unload: (model) => state.dispatcher.unload(modelKey(model)),
    look: (model) => lookAt(model, state),
    status: () => statusOf(state),
    stop: async () => {
      state.stopped = true
      await state.dispatcher.stop()
    },
  }
}

function dispatcherFor(
  options: LocalRunnerOptions & Settings,
  queue: Queue<Job>,
  chosen: () => ChosenDevice['chosen'] | undefined,
) {
  const { hosts, log, hostFile = new URL('./host.ts', import.meta.url) } = options
  const pace = createPace()
  const limits = { items: options.batchItems, tokens: options.batchTokens }
  const { backgroundMilliseconds } = options
  const turns = createTurns(options.backgroundShare)
  const settings = () => ({ device: chosen() ?? 'cpu', ...(hosts > 1 ? { threads: 1 } : {}) })
  return createDispatcher({
    hosts,
    slot: {
      ...options,
      start: (onMessage, onExit) => startHost({ file: hostFile, settings: settings(), onMessage, onExit }),
      // 0, 0.25, 0.5, 1 … 30 seconds: a host that cannot start must not be forked in a loop.
      restMilliseconds: (failures) => (failures < 2 ? 0 : Math.min(30_000, 125 * 2 ** (failures - 1))),
    },
    queue,
    assigner: createAssigner({
      queue,
      turns,
      pace,
      limits,
      backgroundMilliseconds,
      hosts,
      now: () => performance.now(),
    }),
    pace,
    hostModel: ({ model }) => hostModel(options, model, chosen() ?? 'cpu'),
    log,
  })
}

function hostModel(
  { folderOf }: LocalRunnerOptions,
  model: Model,
  chosen: ChosenDevice['chosen'],
): HostModel {
  const { kind, files, precision, maximumTokens, labels, languageStyle } = model
  return {
    key: modelKey(model),
    kind,
    files,
    precision,
    maximumTokens,
    folder: folderOf(model),
    device: deviceFor(precision, chosen),
    ...(labels && { labels }),
    ...(languageStyle && { languageStyle }),
  }
}

/** Chooses the device, once, before the first host starts. */
function open(state: State): Promise<void> {
  if (state.stopped) return Promise.resolve()
  const { device: asked, log, hostFile = new URL('./host.ts', import.meta.url) } = state.options
  const probe = (device: string) => probeDevice(hostFile, device)
  state.opening ??= chooseDevice({ asked, platform: process.platform, probe, log }).then((device) => {
    state.device = device
    state.dispatcher.pump()
  })
  return state.opening
}

async function runOne<K extends ModelKind>(
  state: State,
  model: Model<K>,
  input: ModelInput<K>,
  context: RunContext,
): Promise<ModelOutput<K>> {
  const key = requestKey(model, input)
  const known = state.cache.get(key)
  if (known !== undefined) return known as ModelOutput<K>
  await open(state)
  if (state.stopped || context.signal?.aborted) throw codedError('CANCELLED')
  if (context.deadline !== undefined && context.deadline <= Date.now()) throw codedError('EXPIRED')
  const refusal = state.dispatcher.refusal(modelKey(model))
  if (refusal !== undefined) throw refusal
  return (await join(state, key, model, input, context)) as ModelOutput<K>
}

function join(
  state: State,
  key: string,
  model: Model,
  input: ModelInput,
  context: RunContext,
): Promise<ModelOutput> {
  const known = state.options.shareInFlight ? state.inFlight.get(key) : undefined
  if (known !== undefined) {
    state.shared++
    if (context.priority === 'interactive') promote(state, known.job)
    return known.callers.join(context)
  }
  const { job, callers } = newShared(state, key, model, input, context)
  const answer = callers.join(context)
  if (!state.dispatcher.submit(job)) job.settle({ error: codedError('OVERLOADED') })
  return answer
}

/** A person now waits for what was background. */
function promote({ queue, dispatcher }: State, job: Job): void {
  if (job.priority === 'interactive' || !queue.remove(job)) return
  job.priority = 'interactive'
  if (!dispatcher.submit(job)) queue.putBack(job)
}

function newShared(
  state: State,
  key: string,
  model: Model,
  input: ModelInput,
  { priority }: RunContext,
): Shared {
  const forget = () => {
    if (state.inFlight.get(key)?.job === job) state.inFlight.delete(key)
  }
  const callers = createCallers(() => {
    forget()
    state.dispatcher.withdraw(job)
  })
  const job: Job = {
    sequence: state.sequence++,
    model,
    modelKey: modelKey(model),
    batchKey: batchKey(model, input),
    input,
    // Four bytes a token holds well enough, in any script, to find texts of like length.
    length: Math.ceil(Buffer.byteLength(input.text) / 4) + 2,
    priority,
    failedOnce: false,
    deadline: callers.deadline,
    isWanted: callers.isWanted,
    settle: (outcome) => {
      forget()
      if ('output' in outcome) state.cache.set(key, outcome.output)
      callers.settle(outcome)
    },
  }
  state.inFlight.set(key, { job, callers })
  return { job, callers }
}
