import type { Recorder } from '../contract/audit.ts'
import { errorCode } from '../contract/errors.ts'
import type { Log } from '../contract/log.ts'
import type { EmitEvent } from '../contract/webhooks.ts'

/**
 * Tells of finished tasks; an answer is given also when that fails. What Parley does unasked, such as reading a watched
 * channel, is no task that anybody waits to hear of.
 */
export function createTaskRecorder(emit: EmitEvent, log: Log): Recorder {
  return async (account) => {
    const { user, key } = account.origin
    if (account.priority === 'background' && user === undefined && key === undefined) return
    await emit({ kind: 'task-finished', account }).catch((error) =>
      log.error({ code: errorCode(error) }, 'a finished task could not be told to the webhooks'),
    )
  }
}
