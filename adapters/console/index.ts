import type { ChatAdapter } from '../../src/contract/adapter.ts'
import type { Origin } from '../../src/contract/request.ts'
import { runChat } from './chat.ts'

/** The terminal as a door: one person types, Parley answers. */
export function createConsole(parts: {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  origin: Origin
}): ChatAdapter {
  let close = () => {}
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  return {
    name: 'console',
    closed,
    async start(handle, tasks) {
      runChat({ ...parts, handle, tasks }).finally(close)
    },
    async stop() {
      close()
    },
  }
}
