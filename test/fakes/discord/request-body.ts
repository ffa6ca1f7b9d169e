import type { IncomingMessage } from 'node:http'
import type { Upload } from './content.ts'
import { problem } from './problem.ts'
import { invalid, refusal } from './refusal.ts'

/** The largest request (docs.discord.com/developers/reference#uploading-files). */
const MAXIMUM_BYTES = 25 * 1024 * 1024

export interface ReadBody {
  body: Record<string, unknown>
  uploads: Upload[]
}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** JSON, or a form with `payload_json` and `files[n]`. @throws Discord's refusals. */
export async function readBody(request: IncomingMessage, bytes: Buffer): Promise<ReadBody> {
  if (bytes.length > MAXIMUM_BYTES) throw refusal('TooLarge')
  const kind = request.headers['content-type'] ?? ''
  if (bytes.length === 0) return { body: {}, uploads: [] }
  if (kind.startsWith('multipart/form-data')) return readForm(kind, bytes)
  if (kind.startsWith('application/json')) return { body: parse(bytes.toString('utf8')), uploads: [] }
  const words = `Expected "Content-Type" header to be one of {'application/json'}.`
  throw invalid([problem([], 'CONTENT_TYPE_INVALID', words)])
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    throw refusal('InvalidJson')
  }
}

async function readForm(kind: string, bytes: Buffer): Promise<ReadBody> {
  const headers = { 'content-type': kind }
  const form = await new Response(new Uint8Array(bytes), { headers }).formData()
  const uploads: Upload[] = []
  for (const [key, part] of form) {
    const index = /^files\[(\d+)\]$/.exec(key)?.[1]
    if (index === undefined || typeof part === 'string') continue
    const content = Buffer.from(await part.arrayBuffer())
    uploads.push({ index, name: part.name, type: part.type, content })
  }
  const json = form.get('payload_json')
  return { body: typeof json === 'string' ? parse(json) : {}, uploads }
}
