import { pipeline } from '@xenova/transformers'
import { localName } from './local-models.ts'
import type { OpenRival } from './rival.ts'

/** The documented first example of transformers.js: a pipeline in fp32, one text after the other. */
export const openNaiveClassifier: OpenRival = async (folder) => {
  const classify = await pipeline('text-classification', localName(folder), { dtype: 'fp32' })
  return async (texts) => {
    const started = performance.now()
    for (const text of texts) await classify(text)
    return {
      texts: texts.length,
      tokens: 0,
      milliseconds: performance.now() - started,
      tokeniseMilliseconds: 0,
    }
  }
}
