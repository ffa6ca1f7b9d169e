import type { Handle } from '../../src/contract/adapter.ts'
import { generateMessages } from '../messages.ts'

/** Requests in flight: more than the hosts work on at a time. */
const IN_FLIGHT = 256
const TEXTS = 2000

/** Work in the background that keeps every model host busy until it is stopped. */
export interface Flood {
  /** Requests that were answered so far. */
  answered(): number
  stop(): Promise<void>
}

/** Asks for moods and translations in turn, with background priority, always as many as the hosts can bear. */
export function startFlood(handle: Handle, seed: number): Flood {
  const controller = new AbortController()
  const { signal } = controller
  const texts = generateMessages(TEXTS, seed).map(({ text }) => text)
  let asked = 0
  let answered = 0
  const worker = async () => {
    while (!signal.aborted) {
      const turn = asked++
      const job = turn % 2 === 0 ? TRANSLATION : { task: 'sentiment', options: {} }
      const input = { text: texts[turn % texts.length]! }
      const origin = { platform: 'bench' }
      await handle({ kind: 'task', ...job, input, origin, priority: 'background' }, { signal })
      answered++
    }
  }
  const workers = Array.from({ length: IN_FLIGHT }, worker)
  return {
    answered: () => answered,
    async stop() {
      controller.abort()
      await Promise.all(workers)
    },
  }
}

const TRANSLATION = { task: 'translate', options: { from: 'en', to: 'fr' } }
