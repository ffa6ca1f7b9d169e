import { folderOf } from '../../models/installed/folder-of.ts'
import { median } from '../metrics/order-statistics.ts'
import { type Fleet, startFleet } from '../rivals/fleet.ts'
import { alternate, medianRatio, type Rates } from './alternate.ts'
import { askMany, spread } from './ask-many.ts'
import { startAtBestBatch } from './best-batch.ts'
import type { SpeedCall, SpeedPart, SpeedRow } from './part.ts'

const MESSAGES = 800
const ROUNDS = 5
const NAIVE_MESSAGES = 80
const TRIAL_MESSAGES = 200
/** The sentiment task takes longer messages apart. */
const ONE_PIECE_CHARACTERS = 300

/** Messages a second through the whole bot against the same texts without a bot around the model. */
export const measureSentiment: SpeedPart = async (call) => {
  const { texts, inputs, model, skipped } = await plainMessages(call)
  if (model === undefined) return []
  const folder = folderOf(model, call.parley.config.PARLEY_DATA_DIR)
  const processes = call.parley.config.PARLEY_HOSTS
  const trial = { name: 'bare-classifier', folder, processes, texts: spread(inputs, TRIAL_MESSAGES) }
  const { fleet: bare, batchItems } = await startAtBestBatch(trial)
  const fp32 = call.fp32(model)
  const naive =
    fp32 === undefined
      ? undefined
      : await startFleet({ name: 'naive-classifier', folder: fp32, processes: 1, batchItems: 1 })
  try {
    const rates = await race(call, texts, inputs, bare, naive)
    const used = `${texts.length} messages (${skipped} more left out), ${ROUNDS} rounds in turn`
    return rowsOf(rates, { used, processes, batchItems })
  } finally {
    await Promise.all([bare.stop(), naive?.stop()])
  }
}

/**
 * The messages that are one text for the model, and these texts as the model gets them: where a bot and a bare loop do
 * the same work.
 */
async function plainMessages({ parley, meter, texts }: SpeedCall) {
  const some = texts.slice(0, MESSAGES)
  const { replies } = await askMany(parley, 'sentiment', some)
  const plain = some.filter(
    (text, index) => replies[index]!.models.length === 1 && text.length <= ONE_PIECE_CHARACTERS,
  )
  meter.take()
  await askMany(parley, 'sentiment', plain)
  const runs = meter.take().inputs
  return {
    texts: plain,
    inputs: runs.map((run) => run.input.text),
    model: runs[0]?.model,
    skipped: some.length - plain.length,
  }
}

type Contender = 'parley' | 'bare' | 'bareInference' | 'naive'

async function race(
  { parley, meter }: SpeedCall,
  texts: string[],
  inputs: string[],
  bare: Fleet,
  naive: Fleet | undefined,
): Promise<Rates<Contender>> {
  const few = spread(inputs, NAIVE_MESSAGES)
  const bareInference: number[] = []
  const rates = await alternate(ROUNDS, {
    parley: async () => texts.length / (await askMany(parley, 'sentiment', texts)).seconds,
    bare: async () => {
      const { milliseconds, tokeniseMilliseconds } = await bare.run(inputs)
      bareInference.push((1000 * inputs.length) / (milliseconds - tokeniseMilliseconds))
      return (1000 * inputs.length) / milliseconds
    },
    naive: async () => (naive ? (1000 * few.length) / (await naive.run(few)).milliseconds : Number.NaN),
  })
  meter.take()
  return { ...rates, bareInference }
}

function rowsOf(
  rates: Rates<Contender>,
  { used, processes, batchItems }: { used: string; processes: number; batchItems: number },
): SpeedRow[] {
  const rate = (name: Contender) => `${Math.round(median(rates[name]))}/s`
  const ratio = (name: Contender) => medianRatio(rates.parley, rates[name])
  const bare: SpeedRow = {
    what: 'sentiment messages/s: Parley against a bare onnxruntime loop, same int8 file',
    measured: ratio('bare'),
    digits: 2,
    unit: '×',
    goal: { at: 'least', value: 0.85 },
    detail: `${rate('parley')} against ${rate('bare')}, tokenising included (inference alone ${rate('bareInference')}: ${ratio('bareInference').toFixed(2)}×); ${processes} processes each, sorted batches of ${batchItems}, the best size here; ${used}`,
  }
  if (!rates.naive.every(Number.isFinite)) return [bare]
  const naive: SpeedRow = {
    what: 'sentiment messages/s: Parley against naive transformers.js (fp32, one by one)',
    measured: ratio('naive'),
    digits: 1,
    unit: '×',
    goal: { at: 'least', value: 4 },
    detail: `${rate('parley')} against ${rate('naive')}; ${used}`,
  }
  return [naive, bare]
}
