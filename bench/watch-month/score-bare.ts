import { plainWords } from '../../src/text/plain-words.ts'
import type { Parley } from '../parley.ts'
import type { Bare } from './report.ts'

const BATCH = 512

/** Scores texts with nothing but the runner, in batches at background priority. */
export async function scoreBare({ models, runner }: Parley, texts: readonly string[]): Promise<Bare> {
  const model = models.find(({ job }) => job === 'sentiment')
  if (model === undefined) throw new Error('no model in service scores sentiment')
  const inputs = texts.map((text) => ({ text: plainWords(text) }))
  const started = performance.now()
  let failed = 0
  for (let at = 0; at < inputs.length; at += BATCH) {
    const batch = inputs.slice(at, at + BATCH)
    const answers = await Promise.allSettled(
      batch.map((input) => runner.run(model, input, { priority: 'background' })),
    )
    failed += answers.filter(({ status }) => status === 'rejected').length
  }
  return { texts: texts.length, seconds: (performance.now() - started) / 1000, failed }
}
