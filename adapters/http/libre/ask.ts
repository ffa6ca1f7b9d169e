import type { FastifyRequest } from 'fastify'
import { type CodedError, codedError } from '../../../src/contract/errors.ts'
import type { OptionValues } from '../../../src/contract/request.ts'
import { answerItem } from '../answer.ts'
import type { Desk } from '../desk.ts'
import { originOf } from '../request.ts'

/** Who asks, and when they stop waiting. */
export interface Asker {
  request: FastifyRequest
  desk: Desk
  signal: AbortSignal
}

/** Asks the bot and gives the data of its answer. @throws what went wrong, with its code. */
export async function ask(
  task: string,
  text: string,
  options: OptionValues,
  { request, desk, signal }: Asker,
): Promise<Record<string, unknown>> {
  const deadline = Date.now() + desk.settings.timeoutMilliseconds
  const asking = { task, origin: originOf(request), deadline, previews: [] }
  const { reply } = await answerItem({ text, options }, asking, desk, { signal })
  if (reply.error === undefined) return reply.data
  const { code, message, retryAfterSeconds } = reply.error
  const error: CodedError = codedError(code, message)
  throw retryAfterSeconds === undefined ? error : Object.assign(error, { retryAfterSeconds })
}
