import { setTimeout as sleep } from 'node:timers/promises'
import { startProgram } from '../test/start-program.ts'

const POLL_MILLISECONDS = 25
/** For a start, and for the end of what was told to end, on a machine that has much else to do. */
const PATIENCE_MILLISECONDS = 120_000

/** Where a program listens and what it keeps. */
export interface ServicePlace {
  dataDir: string
  port: number
  /** Further variables. */
  environment?: Record<string, string>
}

/** The real program with its HTTP API, in a process group of its own. */
export interface Service {
  address: string
  /** Resolves when `/readyz` answers 200. @returns milliseconds since the start. */
  ready(): Promise<number>
  /** Kills the program alone, as `kill -9 PID` does, and waits until it is gone. */
  kill(): Promise<void>
  /** Whether its model processes ended too. */
  leftNobody(): Promise<boolean>
  /** Asks it to end. @returns its exit status. */
  stop(): Promise<number | null>
  /** Ends all that is left of it, however it is. */
  sweep(): void
}

export function startService({ dataDir, port, environment }: ServicePlace): Service {
  const started = performance.now()
  const program = startProgram([], {
    ...{ PARLEY_DATA_DIR: dataDir, PARLEY_HTTP_PORT: String(port), ...environment },
  })
  const { child, said, ended } = program
  const address = `http://127.0.0.1:${port}`
  const isGone = () => child.exitCode !== null || child.signalCode !== null
  return {
    address,
    async ready() {
      const isReady = async () => {
        if (isGone()) throw new Error(`Parley ended before it was ready: ${said.error.slice(-500)}`)
        return await fetch(`${address}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        )
      }
      if (!(await until(isReady))) throw new Error(`Parley was not ready in time: ${said.error.slice(-500)}`)
      return performance.now() - started
    },
    async kill() {
      child.kill('SIGKILL')
      await until(async () => isGone())
    },
    leftNobody: async () => await until(async () => !groupLives(child.pid!)),
    async stop() {
      child.kill('SIGTERM')
      return (await ended)[0]
    },
    sweep() {
      if (groupLives(child.pid!)) process.kill(-child.pid!, 'SIGKILL')
    },
  }
}

function groupLives(leader: number): boolean {
  try {
    return process.kill(-leader, 0)
  } catch {
    return false
  }
}

/** Whether it came true in time. */
async function until(isTrue: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + PATIENCE_MILLISECONDS
  while (performance.now() < end) {
    if (await isTrue()) return true
    await sleep(POLL_MILLISECONDS)
  }
  return false
}
