import type { FastifyRequest } from 'fastify'
import { ERRORS } from '../../src/contract/errors.ts'
import { type Asking, answerItem } from './answer.ts'
import { answerBatch, type CheckItem, type Watch } from './answer-batch.ts'
import type { Desk } from './desk.ts'
import { problemOf } from './problem.ts'
import type { Kept } from './remembered.ts'
import type { Item } from './request.ts'
import { withRoom } from './with-room.ts'

/**
 * Does what a request asks, one item or several, when there is room and its key's quota allows.
 * @throws OVERLOADED or RATE_LIMITED.
 */
export async function work(
  request: FastifyRequest,
  asking: Asking,
  desk: Desk,
  check: CheckItem,
  watch: Watch,
): Promise<Kept> {
  const { body, id } = request
  if (!Array.isArray(body)) {
    return await withRoom(request, desk, 1, () => single(body as Item, asking, desk, watch, id))
  }
  return await withRoom(request, desk, body.length, async () => {
    const answers = await answerBatch(body, asking, desk, check, watch)
    return { answer: { body: answers }, keep: !answers.some(mayDiffer) }
  })
}

async function single(item: Item, asking: Asking, desk: Desk, watch: Watch, id: string): Promise<Kept> {
  const { reply, body } = await answerItem(item, asking, desk, watch)
  if (reply.error === undefined) return { answer: { body }, keep: true }
  const { shown } = body
  const problem = { ...problemOf(reply.error, id), ...(shown !== undefined && { shown }) }
  return { answer: { problem }, keep: !ERRORS[reply.error.code].retry }
}

/** Whether the same item may be answered otherwise later. */
function mayDiffer({ error }: Record<string, unknown>): boolean {
  const code = (error as { code?: keyof typeof ERRORS } | undefined)?.code
  return code !== undefined && ERRORS[code].retry
}
