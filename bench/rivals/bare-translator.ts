import { AutoModelForSeq2SeqLM, AutoTokenizer, type Tensor } from '@xenova/transformers'
import { localName } from './local-models.ts'
import { batchesOf, type OpenRival } from './rival.ts'

const MAXIMUM_NEW_TOKENS = 256

/** A bare generate loop of transformers.js over the int8 files: one thread, batches of texts sorted by length. */
export const openBareTranslator: OpenRival = async (folder, { batchItems }) => {
  const name = localName(folder)
  const tokenizer = await AutoTokenizer.from_pretrained(name)
  const session_options = { intraOpNumThreads: 1, interOpNumThreads: 1 }
  const model = await AutoModelForSeq2SeqLM.from_pretrained(name, { dtype: 'q8', session_options })
  const ends = [model.generation_config?.eos_token_id ?? []].flat().map(BigInt)
  return async (texts) => {
    const started = performance.now()
    let tokens = 0
    let tokeniseMilliseconds = 0
    for (const batch of batchesOf(sortedByTokens(texts, tokenizer), batchItems)) {
      const before = performance.now()
      const inputs = tokenizer(batch, { padding: true, truncation: true })
      tokeniseMilliseconds += performance.now() - before
      const output = (await model.generate({ ...inputs, max_new_tokens: MAXIMUM_NEW_TOKENS })) as Tensor
      tokenizer.batch_decode(output, { skip_special_tokens: true })
      tokens += generatedTokens(output, ends)
    }
    return { texts: texts.length, tokens, milliseconds: performance.now() - started, tokeniseMilliseconds }
  }
}

interface Counts {
  encode(text: string): number[]
}

/** The lengths are looked up outside the loop's own tokenising: sorting costs the rival next to nothing. */
function sortedByTokens(texts: readonly string[], tokenizer: Counts): string[] {
  const measured = texts.map((text) => ({ text, length: tokenizer.encode(text).length }))
  return measured.sort((a, b) => a.length - b.length).map(({ text }) => text)
}

/** Of each row what stands between the start mark and the end mark, as Parley's runner counts. */
function generatedTokens(output: Tensor, ends: readonly bigint[]): number {
  const width = output.dims[1]!
  const rows = batchesOf([...(output.data as BigInt64Array)], width)
  return rows.reduce((sum, row) => {
    const end = row.findIndex((id, place) => place > 0 && ends.includes(id))
    return sum + (end === -1 ? width : end) - 1
  }, 0)
}
