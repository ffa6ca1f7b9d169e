import { folderOf } from '../../models/installed/folder-of.ts'
import type { Model, ModelInput } from '../../src/contract/model.ts'
import { median } from '../metrics/order-statistics.ts'
import { type Fleet, startFleet } from '../rivals/fleet.ts'
import { alternate, medianRatio, type Rates } from './alternate.ts'
import { askMany, spread } from './ask-many.ts'
import { startAtBestBatch } from './best-batch.ts'
import type { Metered } from './meter.ts'
import type { SpeedCall, SpeedPart, SpeedRow } from './part.ts'

const MESSAGES = 120
const ROUNDS = 4
const NAIVE_TEXTS = 12
const TRIAL_TEXTS = 32
const OPTIONS = { from: 'en', to: 'fr' }

/** Generated tokens a second through the whole bot against the same model inputs without a bot around the model. */
export const measureTranslation: SpeedPart = async (call) => {
  const texts = call.texts.slice(0, MESSAGES)
  call.meter.take()
  await askMany(call.parley, 'translate', texts, OPTIONS)
  const { inputs } = call.meter.take()
  const model = inputs.find((one) => one.model.kind === 'translation')?.model as
    | Model<'translation'>
    | undefined
  if (model === undefined) {
    call.say('translation: skipped, no model translates en → fr')
    return []
  }
  const folder = folderOf(model, call.parley.config.PARLEY_DATA_DIR)
  const processes = call.parley.config.PARLEY_HOSTS
  const asked = inputs.map(textForLibrary)
  const trial = { name: 'bare-translator', folder, processes, texts: spread(asked, TRIAL_TEXTS) }
  const { fleet: bare, batchItems } = await startAtBestBatch(trial)
  const fp32 = call.fp32(model)
  const naive =
    fp32 === undefined
      ? undefined
      : await startFleet({ name: 'naive-translator', folder: fp32, processes: 1, batchItems: 1 })
  try {
    const rates = await race(call, texts, asked, bare, naive)
    const used = `${texts.length} messages, ${asked.length} texts for the model, ${ROUNDS} rounds in turn`
    return rowsOf(
      rates,
      `${processes} processes each, sorted batches of ${batchItems}, the best size here`,
      used,
    )
  } finally {
    await Promise.all([bare.stop(), naive?.stop()])
  }
}

/** The same text as the library's own pipeline wants it. */
function textForLibrary({ model, input }: Metered): string {
  const { languageStyle } = model
  const { text, to } = input as ModelInput<'translation'>
  return languageStyle?.style === 'prefix' ? `${languageStyle.prefix[to]} ${text}` : text
}

type Contender = 'parley' | 'bare' | 'naive'

async function race(
  { parley, meter }: SpeedCall,
  texts: readonly string[],
  asked: string[],
  bare: Fleet,
  naive: Fleet | undefined,
): Promise<Rates<Contender>> {
  const few = spread(asked, NAIVE_TEXTS)
  const rateOf = async (fleet: Fleet, some: string[]) => {
    const { tokens, milliseconds } = await fleet.run(some)
    return (1000 * tokens) / milliseconds
  }
  return await alternate(ROUNDS, {
    parley: async () => {
      const { seconds } = await askMany(parley, 'translate', texts, OPTIONS)
      return meter.take().tokens / seconds
    },
    bare: async () => await rateOf(bare, asked),
    naive: async () => (naive ? await rateOf(naive, few) : Number.NaN),
  })
}

function rowsOf(rates: Rates<Contender>, bareWay: string, used: string): SpeedRow[] {
  const rate = (name: Contender) => `${Math.round(median(rates[name]))}/s`
  const bare: SpeedRow = {
    what: 'translation tokens/s: Parley against a bare transformers.js generate loop, same int8 files',
    measured: medianRatio(rates.parley, rates.bare),
    digits: 2,
    unit: '×',
    goal: { at: 'least', value: 0.85 },
    detail: `${rate('parley')} against ${rate('bare')}; ${bareWay}; ${used}`,
  }
  if (!rates.naive.every(Number.isFinite)) return [bare]
  const naive: SpeedRow = {
    what: 'translation tokens/s: Parley against naive transformers.js (fp32, one by one)',
    measured: medianRatio(rates.parley, rates.naive),
    digits: 1,
    unit: '×',
    goal: { at: 'least', value: 4 },
    detail: `${rate('parley')} against ${rate('naive')}; ${used}`,
  }
  return [naive, bare]
}
