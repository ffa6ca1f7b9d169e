import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js'
import type { JsonSchemaType } from '@modelcontextprotocol/sdk/validation'
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv'
import type { HandleOptions, House } from '../../src/contract/adapter.ts'
import type { Origin } from '../../src/contract/request.ts'
import { toolError, toolResult } from './reply.ts'
import { type Arguments, mcpRequest } from './request.ts'
import { toolOf } from './tool.ts'

/** What assistants are offered. */
export type Offer = Pick<House, 'handle' | 'tasks' | 'log'>

export interface ServerParts {
  version: string
  /** Whoever runs the assistant. */
  origin: Origin
  offer: Offer
  /** Does the work of a call, unless the door is closing. */
  begin(work: () => Promise<CallToolResult>): Promise<CallToolResult>
}

const INSTRUCTIONS =
  'Parley tells how texts feel, translates them and summarises conversations, with models on this machine. Languages are names or ISO 639-1 codes.'

/**
 * The tasks as tools of the Model Context Protocol, one each. With the SDK's plain server: its newer one takes no JSON Schema.
 * @source https://modelcontextprotocol.io/specification/2025-06-18/server/tools
 */
export function createServer({ version, origin, offer, begin }: ServerParts): Server {
  const { tasks, handle } = offer
  const validator = new AjvJsonSchemaValidator()
  const tools = tasks.map((task) => {
    const tool = toolOf(task)
    return { task, tool, check: validator.getValidator<Arguments>(tool.inputSchema as JsonSchemaType) }
  })
  const server = new Server(
    { name: 'parley', title: 'Parley', version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  )
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(({ tool }) => tool) }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra) => {
    const found = tools.find(({ tool }) => tool.name === params.name)
    if (found === undefined) throw unknownTool(params.name, tasks)
    const checked = found.check(params.arguments ?? {})
    if (!checked.valid)
      return toolError('BAD_REQUEST', `The arguments do not fit the tool: ${checked.errorMessage}.`)
    const report = reporter(extra._meta?.progressToken, extra.sendNotification)
    return await begin(async () => {
      const request = mcpRequest(found.task, checked.data, origin)
      return toolResult(await handle(request, { signal: extra.signal, progress: report }))
    })
  })
  return server
}

function unknownTool(name: string, tasks: Offer['tasks']): McpError {
  const names = tasks.map((task) => task.name).join(', ')
  return new McpError(ErrorCode.InvalidParams, `There is no tool "${name}"; there are ${names}.`)
}

interface Notification {
  method: 'notifications/progress'
  params: { progressToken: string | number; progress: number; total: number }
}

/** Tells how far it is, when the assistant wants to know; only what is more than before, as the protocol says. */
function reporter(
  progressToken: string | number | undefined,
  send: (notification: Notification) => Promise<void>,
): HandleOptions['progress'] & {} {
  let told = 0
  return (progress, total) => {
    if (progressToken === undefined || progress <= told) return
    told = progress
    // Who has gone needs no telling.
    send({ method: 'notifications/progress', params: { progressToken, progress, total } }).catch(() => {})
  }
}
