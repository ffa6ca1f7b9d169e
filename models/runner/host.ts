/**
 * The process that runs models, started by the runner: messages in, messages out, one batch at a time. The only file
 * that knows transformers.js; it ends with its parent.
 */
import { createRequire } from 'node:module'
import { basename, dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PreTrainedModel } from '@xenova/transformers'
import { codedError, errorCode } from '../../src/contract/errors.ts'
import { checkFiles } from './check-files.ts'
import { createClassifier } from './classifier.ts'
import type { GeneratingModel } from './decoding.ts'
import { createExtractor } from './extractor.ts'
import { createGenerator } from './generator.ts'
import { createInbox, type RunMessage, type Work } from './inbox.ts'
import type { FromHost, HostModel, HostSettings, ToHost } from './messages.ts'
import type { LibraryModel, MakeTensor, Network, Tokenizer } from './network.ts'
import { PROBE_MODEL } from './probe-model.ts'
import { runBatch } from './run-batch.ts'

type Library = typeof import('@xenova/transformers')
type Loaded = { model: HostModel; network: Network; library: LibraryModel } | { refused: Error }

// Resolved from the library, so that it is the very runtime the library uses.
const requireHere = createRequire(import.meta.url)
const ofLibrary = createRequire(requireHere.resolve('@xenova/transformers'))
const settings = JSON.parse(process.argv[2] ?? '{}') as HostSettings
const inbox = createInbox()
const loaded = new Map<string, Loaded>()

process.on('message', (message: ToHost) => inbox.put(message))
process.on('disconnect', () => process.exit(0))
// A terminal and systemd send them to all processes of a service; when a host ends is for the runner to say.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
const library = await loadLibrary()
send({ type: 'ready', megabytes: megabytes() })
for (;;) {
  await handle(await inbox.next())
  // Lets the channel be read, so that urgent work overtakes before the next batch begins.
  await turn()
}

async function handle(work: Work): Promise<void> {
  if (work.type === 'load') await load(work.model)
  else if (work.type === 'unload') await unload(work.model)
  else if (work.type === 'run') await run(work)
  else await probe()
}

function send(message: FromHost): void {
  process.send?.(message)
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024)
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function loadLibrary(): Promise<Library> {
  if (settings.device === 'wasm') useWebAssembly()
  // Required, not imported: tsx would read every file of an imported package, which takes half a second.
  const library: Library = requireHere('@xenova/transformers')
  library.env.allowRemoteModels = false
  library.env.useFSCache = false
  library.env.useWasmCache = false
  // Its warnings print inputs, and inputs are people's messages.
  library.env.logLevel = library.LogLevel.NONE
  return library
}

/** The library takes another runtime from this symbol, and only when it is there before the first import. */
function useWebAssembly(): void {
  const web = ofLibrary('onnxruntime-web')
  web.env.wasm.wasmPaths = new URL('./', pathToFileURL(ofLibrary.resolve('onnxruntime-web'))).href
  web.env.wasm.numThreads = settings.threads ?? 1
  Object.assign(globalThis, { [Symbol.for('onnxruntime')]: web })
}

async function load(model: HostModel): Promise<void> {
  const start = performance.now()
  try {
    checkFiles(model)
    loaded.set(model.key, { model, ...(await networkOf(model)) })
    send({
      type: 'loaded',
      model: model.key,
      milliseconds: performance.now() - start,
      megabytes: megabytes(),
    })
  } catch (error) {
    const refused = asLoadError(error, model)
    loaded.set(model.key, { refused })
    send({ type: 'refused', model: model.key, code: refused.code, message: refused.message })
  }
}

async function unload(key: string): Promise<void> {
  const found = loaded.get(key)
  loaded.delete(key)
  if (found !== undefined && 'library' in found) await found.library.dispose()
}

function asLoadError(error: unknown, { key }: HostModel) {
  if (errorCode(error) !== 'INTERNAL') return codedError(errorCode(error), (error as Error).message)
  const words = String((error as Error).message).slice(0, 200)
  if (words.includes('not found locally')) return codedError('MODEL_MISSING', `${key}: ${words}`)
  return codedError('MODEL_DAMAGED', `${key} could not be loaded: ${words}`)
}

async function networkOf(model: HostModel): Promise<{ network: Network; library: LibraryModel }> {
  library.env.localModelPath = `${dirname(model.folder)}/`
  const name = basename(model.folder)
  const tokenizer = (await library.AutoTokenizer.from_pretrained(name)) as unknown as Tokenizer
  const parts = {
    model,
    tokenizer,
    tensor: ((type, data, dims) =>
      new library.Tensor(type as 'float32', data as Float32Array, dims)) as MakeTensor,
  }
  if (model.kind === 'text-classification') {
    const opened = await open(library.AutoModelForSequenceClassification, model)
    return { library: opened, network: createClassifier({ ...parts, library: opened }) }
  }
  if (model.kind === 'feature-extraction') {
    const opened = await open(library.AutoModel, model)
    return { library: opened, network: createExtractor({ ...parts, library: opened }) }
  }
  const opened = await open<GeneratingModel>(library.AutoModelForSeq2SeqLM, model)
  return { library: opened, network: createGenerator({ ...parts, library: opened }) }
}

async function open<M extends LibraryModel>(
  kind: Pick<typeof PreTrainedModel, 'from_pretrained'>,
  model: HostModel,
): Promise<M> {
  const wasm = model.device === 'wasm'
  const threads =
    settings.threads === undefined ? {} : { intraOpNumThreads: settings.threads, interOpNumThreads: 1 }
  const opened = await kind.from_pretrained(basename(model.folder), {
    dtype: model.precision as 'q8',
    device: wasm ? 'auto' : (model.device as 'cpu'),
    session_options: { ...threads, ...(wasm ? { executionProviders: ['wasm'] } : {}) },
  })
  return opened as unknown as M
}

async function run(message: RunMessage): Promise<void> {
  const { batch } = message
  const start = performance.now()
  send({ type: 'started', batch })
  try {
    const { results, tokens } = await answer(message)
    send({
      type: 'answered',
      batch,
      results,
      tokens,
      milliseconds: performance.now() - start,
      megabytes: megabytes(),
    })
  } catch (error) {
    send({
      type: 'failed',
      batch,
      message: String((error as Error).message).slice(0, 200),
      megabytes: megabytes(),
    })
  }
  inbox.done(batch)
}

async function answer(message: RunMessage) {
  const found = loaded.get(message.model)
  if (found === undefined) throw new Error(`${message.model} is not loaded`)
  if ('refused' in found) {
    const { code, message: words } = found.refused as ReturnType<typeof codedError>
    return { results: message.items.map(() => ({ code, message: words })), tokens: 0 }
  }
  return runBatch(message, { ...found, inbox, pause: message.yields ? letUrgentWorkGoFirst : turn })
}

async function letUrgentWorkGoFirst(): Promise<void> {
  await turn()
  for (let urgent = inbox.takeUrgent(); urgent !== undefined; urgent = inbox.takeUrgent())
    await handle(urgent)
}

/** Runs a model of a few bytes on the device: a driver may load and still not work. */
async function probe(): Promise<void> {
  try {
    const runtime = ofLibrary(settings.device === 'wasm' ? 'onnxruntime-web' : 'onnxruntime-node')
    const session = await runtime.InferenceSession.create(PROBE_MODEL, {
      executionProviders: [settings.device],
    })
    const input = new runtime.Tensor('float32', new Float32Array(16).fill(1), [4, 4])
    const { y } = await session.run({ x: input })
    const right = (y.data as Float32Array).every((value) => Math.abs(value - 4) < 1e-3)
    send(right ? { type: 'probed' } : { type: 'probed', problem: 'it computed a wrong result' })
  } catch (error) {
    send({ type: 'probed', problem: String((error as Error).message).slice(0, 200) })
  }
}
