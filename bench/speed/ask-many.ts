import pMap from 'p-map'
import type { Reply } from '../../src/contract/reply.ts'
import type { OptionValues } from '../../src/contract/request.ts'
import { AT_ONCE } from '../ask-all.ts'
import type { Parley } from '../parley.ts'

/** Asks a task about every text as the command line's bulk mode does. */
export async function askMany(
  parley: Parley,
  task: string,
  texts: readonly string[],
  options: OptionValues = {},
): Promise<{ replies: Reply[]; seconds: number }> {
  const started = performance.now()
  const replies = await pMap(texts, (text) => parley.ask(task, { text }, options), { concurrency: AT_ONCE })
  return { replies, seconds: (performance.now() - started) / 1000 }
}

/** About `count` texts that are spread evenly over all lengths. */
export function spread(texts: readonly string[], count: number): string[] {
  const sorted = [...texts].sort((a, b) => a.length - b.length)
  const step = Math.max(1, Math.floor(sorted.length / count))
  return sorted.filter((_, index) => index % step === Math.floor(step / 2))
}
