import { constants } from 'node:os'

/** A terminal sends Ctrl-C to npm and to Parley, and npm sends it on: that is one. */
const SAME_MILLISECONDS = 500

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Fires at the first SIGINT or SIGTERM, and tells of it; a second one ends the process at once, as the signal would.
 */
export function createStopSignal(tell: () => void): AbortSignal {
  const controller = new AbortController()
  let first = 0
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (!controller.signal.aborted) {
        first = performance.now()
        tell()
        controller.abort()
      } else if (performance.now() - first > SAME_MILLISECONDS) {
        process.exit(128 + constants.signals[signal])
      }
    })
  }
  return controller.signal
}
