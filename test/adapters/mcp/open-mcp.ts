import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { createMcp } from '../../../adapters/mcp/index.ts'
import type { Handle } from '../../../src/contract/adapter.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'

/** The door for an assistant, and the SDK's own client at its other end. */
export async function openMcp(handle: Handle) {
  const [here, there] = InMemoryTransport.createLinkedPair()
  const origin = { platform: 'mcp', locale: 'fr-FR' }
  const door = createMcp({ version: '1.2.3', origin, transport: here })
  const recorded = recordedLog()
  await door.start({ handle, tasks, log: recorded.log })
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(there)
  // Learning of the tools makes the client check every answer against their schemas.
  const { tools } = await client.listTools()
  const call = async (name: string, given: Record<string, unknown>, options = {}) =>
    (await client.callTool({ name, arguments: given }, undefined, options)) as CallToolResult
  const words = ({ content }: CallToolResult) => content.map((one) => 'text' in one && one.text).join('\n')
  return { ...recorded, door, client, there, tools, call, words }
}

export type OpenMcp = Awaited<ReturnType<typeof openMcp>>
