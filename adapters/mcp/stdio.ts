import type { Readable, Writable } from 'node:stream'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'

/** The protocol over a pair of streams, a line a message; it closes when the assistant closes its end. */
export function createStdio(input: Readable, output: Writable): StdioServerTransport {
  const transport = new StdioServerTransport(input, output)
  input.once('end', () => void transport.close())
  return transport
}
