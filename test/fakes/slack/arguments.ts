import type { IncomingMessage } from 'node:http'
import { refusal } from './refusal.ts'

/** Arguments as they came: from a form all are strings, nested ones are JSON. */
export type Arguments = Record<string, unknown>

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Form or JSON, and what stands in the query. */
export function readArguments(request: IncomingMessage, body: Buffer): Arguments {
  const query = Object.fromEntries(new URL(request.url ?? '', 'http://fake').searchParams)
  const kind = request.headers['content-type'] ?? ''
  const text = body.toString('utf8')
  if (text === '') return query
  if (!kind.startsWith('application/json'))
    return { ...query, ...Object.fromEntries(new URLSearchParams(text)) }
  try {
    return { ...query, ...(JSON.parse(text) as Arguments) }
  } catch {
    throw refusal('invalid_json')
  }
}

/** Empty when it is missing. */
export const text = (args: Arguments, name: string) =>
  args[name] === undefined || args[name] === null ? '' : String(args[name])

export function required(args: Arguments, name: string): string {
  const value = text(args, name)
  if (value !== '') return value
  const message = `[ERROR] missing required field: ${name}`
  throw refusal('invalid_arguments', { response_metadata: { messages: [message] } })
}

export const flag = (args: Arguments, name: string) => ['true', '1'].includes(text(args, name))

/** @param error Slack's code when it is no JSON. */
export function nested(args: Arguments, name: string, error: string): unknown {
  const value = args[name]
  if (typeof value !== 'string') return value
  try {
    return value === '' ? undefined : JSON.parse(value)
  } catch {
    throw refusal(error)
  }
}
