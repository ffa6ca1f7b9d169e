import { RateLimiterMemory } from 'rate-limiter-flexible'
import { askPolicy } from './ask-policy.ts'
import { completeReply } from './complete-reply.ts'
import type { Admission } from './contract/admission.ts'
import type { Account, Recorder } from './contract/audit.ts'
import { errorCode } from './contract/errors.ts'
import type { Log } from './contract/log.ts'
import type { Policy } from './contract/policy.ts'
import type { Origin } from './contract/request.ts'
import { failureReply } from './failure-reply.ts'

/** Rows a minute, of one person and of all callers of a door without names: who is refused must not be able to fill the disk. All are counted. */
const MOST_ROWS = { person: 60, nameless: 1000 }

export interface AdmissionParts {
  policy: Pick<Policy, 'refusal' | 'spend'>
  /** Into the audit trail. */
  record: Recorder
  /** Into the metrics. */
  count: Recorder
  log: Log
}

/** What doors ask and tell of requests that do not reach the bot. Rows are limited, in memory. */
export function createAdmission({ policy, record, count, log }: AdmissionParts): Admission {
  const persons = new RateLimiterMemory({ points: MOST_ROWS.person, duration: 60 })
  const nameless = new RateLimiterMemory({ points: MOST_ROWS.nameless, duration: 60 })
  const hasRoom = ({ platform, workspace, user }: Origin) =>
    (user === undefined
      ? nameless.consume(platform)
      : persons.consume(JSON.stringify([platform, workspace, user]))
    ).then(
      () => true,
      () => false,
    )
  const accountFor: Admission['accountFor'] = async ({ task, origin }, work) => {
    const [time, started] = [Date.now(), performance.now()]
    try {
      return await work()
    } catch (error) {
      const milliseconds = Math.round(performance.now() - started)
      const account: Account = {
        ...{ time, origin, task, priority: 'interactive', models: [], milliseconds, code: errorCode(error) },
        ...{ messages: 0, charactersIn: 0, charactersOut: 0 },
      }
      await count(account)
      if (await hasRoom(origin)) await record(account)
      throw error
    }
  }
  return {
    accountFor,
    async admit(asked) {
      try {
        await accountFor(asked, () => askPolicy(policy, asked))
        return undefined
      } catch (error) {
        return completeReply(failureReply(log, asked, error), [])
      }
    },
  }
}
