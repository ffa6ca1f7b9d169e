import { pipeline } from '@xenova/transformers'
import { localName } from './local-models.ts'
import type { OpenRival } from './rival.ts'

/** The documented first example of transformers.js: a pipeline in fp32, one text after the other. */
export const openNaiveTranslator: OpenRival = async (folder) => {
  const translate = await pipeline('translation', localName(folder), { dtype: 'fp32' })
  return async (texts) => {
    const outputs: string[] = []
    const started = performance.now()
    for (const text of texts) {
      const output = await translate(text)
      outputs.push((output as { translation_text: string }[])[0]!.translation_text)
    }
    const milliseconds = performance.now() - started
    // Counted outside of the time, without the end mark, as Parley's runner counts.
    const tokens = outputs.reduce((sum, text) => sum + translate.tokenizer.encode(text).length - 1, 0)
    return { texts: texts.length, tokens, milliseconds, tokeniseMilliseconds: 0 }
  }
}
