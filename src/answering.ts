import { accountOf } from './account.ts'
import { askPolicy } from './ask-policy.ts'
import { completeReply } from './complete-reply.ts'
import type { Answering, Asked } from './contract/answering.ts'
import type { Recorder } from './contract/audit.ts'
import type { Log } from './contract/log.ts'
import type { Policy } from './contract/policy.ts'
import type { TaskRequest } from './contract/request.ts'
import { failureReply } from './failure-reply.ts'

export interface AnsweringParts {
  policy: Pick<Policy, 'refusal' | 'spend'>
  record: Recorder
  log: Log
}

/** Answers what is asked of Parley besides tasks, under the same rules. */
export function createAnswering({ policy, record, log }: AnsweringParts): Answering {
  return async (asked, work) => {
    const [time, started] = [Date.now(), performance.now()]
    const fail = (error: unknown) => completeReply(failureReply(log, asked, error), [])
    const reply = await askPolicy(policy, asked)
      .then(work)
      .then((answer) => completeReply(answer, []), fail)
    const milliseconds = Math.round(performance.now() - started)
    try {
      await record(accountOf(requestOf(asked), reply, time, milliseconds))
      return reply
    } catch (error) {
      return fail(error)
    }
  }
}

/** It works on no text. */
function requestOf(asked: Asked): TaskRequest {
  return { kind: 'task', ...asked, input: { messages: [] }, priority: 'interactive' }
}
