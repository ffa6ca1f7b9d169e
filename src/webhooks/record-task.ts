import type { Recorder } from '../contract/audit.ts'
import { errorCode } from '../contract/errors.ts'
import type { Log } from '../contract/log.ts'
import type { EmitEvent } from '../contract/webhooks.ts'

/** The door of whoever sits at Parley's own terminal, whose business it is alone. */
const TERMINAL = 'console'

/**
 * Tells of finished tasks; an answer is given also when that fails. What Parley does unasked, such as reading a watched
 * channel, is no task that anybody waits to hear of; nor is what was typed at its own terminal.
 */
export function createTaskRecorder(emit: EmitEvent, log: Log): Recorder {
  return async (account) => {
    const { platform, user, key } = account.origin
    if (platform === TERMINAL) return
    if (account.priority === 'background' && user === undefined && key === undefined) return
    await emit({ kind: 'task-finished', account }).catch((error) =>
      log.error({ code: errorCode(error) }, 'a finished task could not be told to the webhooks'),
    )
  }
}
