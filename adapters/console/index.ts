import type { Interface } from 'node:readline'
import type { ChatAdapter } from '../../src/contract/adapter.ts'
import type { Origin } from '../../src/contract/request.ts'
import { openLines, runChat } from './chat.ts'

/** The terminal as a door: one person types, Parley answers. */
export function createConsole(parts: {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  origin: Origin
}): ChatAdapter {
  let lines: Interface | undefined
  let close = () => {}
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  return {
    name: 'console',
    closed,
    async start({ handle, chatTasks: tasks }) {
      lines = openLines(parts)
      runChat({ ...parts, handle, tasks }, lines).finally(close)
    },
    async stop() {
      if (lines === undefined) return
      lines.close()
      await closed
    },
  }
}
