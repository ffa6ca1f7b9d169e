import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { RivalSettings, Work } from './rival.ts'

/** Processes of one rival. */
export interface Fleet {
  /** Deals the texts out and gives what they took together. */
  run(texts: readonly string[]): Promise<Work>
  /** Milliseconds from a process's start until its model was loaded. */
  readyAfter: number
  stop(): Promise<void>
}

interface FleetOptions extends RivalSettings {
  name: string
  folder: string
  processes: number
}

/** Starts the processes and waits until all have loaded their model. */
export async function startFleet({ name, folder, processes, batchItems }: FleetOptions): Promise<Fleet> {
  const settings = JSON.stringify({ batchItems })
  const children = Array.from({ length: processes }, () =>
    fork(new URL('../rival.ts', import.meta.url), [name, folder, settings], { execArgv: process.execArgv }),
  )
  const ready = await Promise.all(children.map(async (child) => (await answerOf(child)) as { ready: number }))
  return {
    readyAfter: Math.max(...ready.map((one) => one.ready)),
    async run(texts) {
      const hands = deal(texts, children.length)
      const started = performance.now()
      const works = await Promise.all(
        children.map(async (child, index) => {
          child.send(hands[index]!)
          return (await answerOf(child)) as Work
        }),
      )
      return together(works, performance.now() - started)
    },
    stop: async () => void (await Promise.all(children.map(end))),
  }
}

/** The next message of a child; rejects when it ends instead. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const controller = new AbortController()
  const { signal } = controller
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([message]) => message),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`a rival's process ended with ${code}`)
      }),
    ])
  } finally {
    controller.abort()
  }
}

/** Sorted by length and dealt in turn, so that every process gets the same mix. */
function deal(texts: readonly string[], hands: number): string[][] {
  const sorted = [...texts].sort((a, b) => a.length - b.length)
  return Array.from({ length: hands }, (_, hand) => sorted.filter((_, index) => index % hands === hand))
}

function together(works: readonly Work[], milliseconds: number): Work {
  const sum = (part: (work: Work) => number) => works.reduce((total, work) => total + part(work), 0)
  return {
    texts: sum((work) => work.texts),
    tokens: sum((work) => work.tokens),
    milliseconds,
    tokeniseMilliseconds: sum((work) => work.tokeniseMilliseconds) / works.length,
  }
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.disconnect()
  await gone
}
