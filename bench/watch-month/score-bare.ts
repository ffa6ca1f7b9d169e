import { plainWords } from '../../src/text/plain-words.ts'
import type { Parley } from '../parley.ts'

const BATCH = 512

/** Scores texts with nothing but the runner, at background priority. What is too long for it fails at once. @returns seconds. */
export async function scoreBare({ models, runner }: Parley, texts: readonly string[]): Promise<number> {
  const model = models.find(({ job }) => job === 'sentiment')
  if (model === undefined) throw new Error('no model in service scores sentiment')
  const inputs = texts.map((text) => ({ text: plainWords(text) }))
  const started = performance.now()
  for (let at = 0; at < inputs.length; at += BATCH) {
    const batch = inputs.slice(at, at + BATCH)
    await Promise.allSettled(batch.map((input) => runner.run(model, input, { priority: 'background' })))
  }
  return (performance.now() - started) / 1000
}
