import { readFileSync } from 'node:fs'
import type { Measure } from '../../src/contract/model.ts'

/** Measured quality by model name: the `measured` part of what `npm run evaluate` last wrote. */
export const measures: Record<string, Measure[]> = readMeasures(
  new URL('../../bench/results/evaluate.json', import.meta.url),
)

function readMeasures(file: URL): Record<string, Measure[]> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).measured ?? {}
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
