import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { pMapIterable } from 'p-map'
import { z } from 'zod'
import type { Handle } from '../../src/contract/adapter.ts'
import type { CommandOutput } from '../../src/contract/command.ts'
import type { OptionValues, Origin, TaskInput } from '../../src/contract/request.ts'
import { wholeMessage } from '../../src/contract/whole-message.ts'
import { messageSchema } from './conversation.ts'
import { LIMITS } from './limits.ts'
import { consoleRequest } from './request.ts'

const id = z.union([z.string(), z.number()]).optional()
const bulkSchema = z.union([
  z.object({ id, text: z.string(), options: z.record(z.string(), z.any()).optional() }),
  z.object({ id, messages: z.array(messageSchema), options: z.record(z.string(), z.any()).optional() }),
])

interface Bulk {
  task: string
  /** Options for every line; a line's own `options` win. */
  options: OptionValues
  input: Readable
  origin: Origin
}

/**
 * Answers requests, one JSON object a line in and out, in the same order. A bad line is answered with an error on its
 * line and the run goes on.
 * @returns the exit status: 0 when all were answered, else 1.
 */
export async function runBulk(bulk: Bulk, handle: Handle, output: CommandOutput): Promise<number> {
  const lines = createInterface({ input: bulk.input, crlfDelay: Number.POSITIVE_INFINITY })
  const answers = pMapIterable(nonEmpty(lines), (line) => answerLine(line, bulk, handle), {
    concurrency: LIMITS.bulkAtOnce,
  })
  let answered = 0
  let failed = 0
  for await (const answer of answers) {
    output.out(JSON.stringify(answer))
    answered++
    if ('error' in answer) failed++
    if (answered % 100 === 0) output.progress(`${answered} answered, ${failed} failed`)
  }
  output.progress(`${answered} answered, ${failed} failed`, true)
  return failed === 0 ? 0 : 1
}

async function* nonEmpty(lines: AsyncIterable<string>) {
  for await (const line of lines) if (line.trim() !== '') yield line
}

async function answerLine(line: string, bulk: Bulk, handle: Handle): Promise<Record<string, unknown>> {
  const parsed = parseLine(line)
  if (!parsed.success) return { ...parsed.id, error: { code: 'BAD_REQUEST', message: parsed.message } }
  const { id, options, input } = parsed
  const request = consoleRequest(bulk.task, input, { ...bulk.options, ...options }, bulk.origin)
  const reply = await handle(request)
  return { ...(id !== undefined && { id }), ...reply.data }
}

function parseLine(line: string) {
  const value = parseJson(line)
  const result = bulkSchema.safeParse(value)
  if (result.success) {
    const { id, options = {}, ...rest } = result.data
    const input: TaskInput =
      'text' in rest ? { text: rest.text } : { messages: rest.messages.map(wholeMessage) }
    return { success: true as const, id, options: options as OptionValues, input }
  }
  const message =
    'Expected {"id":…,"text":"…"} or {"id":…,"messages":[{"user":…,"text":…}]} as JSON on one line.'
  const known = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value)
  return { success: false as const, id: known.success ? { id: known.data.id } : {}, message }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
