import { setImmediate } from 'node:timers/promises'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import type { ChatAdapter } from '../../src/contract/adapter.ts'
import { ERRORS } from '../../src/contract/errors.ts'
import type { Origin } from '../../src/contract/request.ts'
import { toolError } from './reply.ts'
import { createServer, type Offer } from './server.ts'

export interface McpSettings {
  version: string
  /** Whoever runs the assistant. */
  origin: Origin
  transport: Transport
}

/** A door that needs little of the house. */
export interface McpDoor extends Omit<ChatAdapter, 'start'> {
  start(offer: Offer): Promise<void>
}

/** Assistants as a door: one assistant, at the other end of the transport. It closes when the assistant goes. */
export function createMcp({ version, origin, transport }: McpSettings): McpDoor {
  let close = () => {}
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  const begun = new Set<Promise<unknown>>()
  let stopping = false

  async function begin(work: () => Promise<CallToolResult>): Promise<CallToolResult> {
    if (stopping) return toolError('CLOSING', ERRORS.CLOSING.tell)
    const result = work()
    begun.add(result)
    return await result.finally(() => begun.delete(result))
  }

  return {
    name: 'mcp',
    closed,
    async start(offer) {
      const server = createServer({ version, origin, offer, begin })
      // Work whose assistant has gone is being dropped; it has its row in the audit trail all the same.
      server.onclose = () => void Promise.allSettled(begun).then(close)
      // Its message may quote what came.
      server.onerror = ({ name }) => offer.log.warn({ door: 'mcp', name }, 'a message was not understood')
      await server.connect(transport)
    },
    async stop() {
      stopping = true
      await Promise.allSettled(begun)
      // The last answer goes out in the turns after its work is done.
      await setImmediate()
      await transport.close()
      await closed
    },
  }
}
