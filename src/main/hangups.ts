import { closeSync, openSync } from 'node:fs'
import { errorCode, errorMessage } from '../contract/errors.ts'
import { stackOf } from '../stack-of.ts'
import type { Parts } from './parts.ts'

/** Reads the policy anew at SIGHUP; one that is wrong is logged and the old one stays. @returns what ends it. */
export function onHangup(
  reload: () => Promise<void>,
  { log, output }: Pick<Parts, 'log' | 'output'>,
): () => void {
  const listener = async () => {
    if (wasInTerminal() && !hasTerminal()) {
      process.kill(process.pid, 'SIGTERM')
      return
    }
    try {
      await reload()
      output.error('Parley has read the access policy anew.')
    } catch (error) {
      const stack = errorCode(error) === 'INTERNAL' ? { stack: stackOf(error) } : {}
      log.error({ reason: errorMessage(error), ...stack }, 'the access policy is wrong; the old one stays')
    }
  }
  process.on('SIGHUP', listener)
  return () => void process.off('SIGHUP', listener)
}

const wasInTerminal = () => [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)

/** Closing a terminal sends the same signal, and then the terminal can no longer be opened. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return false
  }
}
