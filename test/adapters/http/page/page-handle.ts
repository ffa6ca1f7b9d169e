import type { Handle, HandleOptions } from '../../../../src/contract/adapter.ts'
import type { Reply } from '../../../../src/contract/reply.ts'
import type { TaskRequest } from '../../../../src/contract/request.ts'
import { plainHandle } from '../plain-handle.ts'

/** A handle that can be told what to answer, and that can be held up. */
export function createPageHandle() {
  let next: ((request: TaskRequest, options: HandleOptions) => Promise<Reply>) | undefined
  const asked: TaskRequest[] = []
  const handle: Handle = async (request, options = {}) => {
    asked.push(request)
    const answer = next ?? plainHandle
    next = undefined
    return await answer(request, options)
  }
  return {
    handle,
    asked,
    /** What the next request is answered, as the bot completes a reply. */
    answerNext(reply: Reply) {
      const { models, notes } = reply
      next = async () => ({ ...reply, data: { ...reply.data, model: models.join(' + '), notes } })
    },
    /** Holds the next request up until it is cancelled. @returns how it was asked, and how it ended. */
    holdNext(begin: (options: HandleOptions) => void) {
      return new Promise<void>((cancelled) => {
        next = (request, options) =>
          new Promise((resolve) => {
            begin(options)
            options.signal?.addEventListener('abort', () => {
              cancelled()
              resolve(plainHandle({ ...request, input: { text: 'fail CANCELLED' } }))
            })
          })
      })
    },
  }
}
