import type { WebClient } from '@slack/web-api'
import type { Pace } from '../pace.ts'
import type { Method } from '../rate-limits.ts'
import { slackError, slackErrorName } from '../slack-error.ts'
import type { Outputs } from './steps.ts'

/** Ends an execution of a step. Rejects with what web-api throws when Slack does not take it for as long as that may help. */
export interface Outcome {
  /** With its outputs; when Slack does not take them, the step fails with the reason. */
  complete(execution: string, outputs: Outputs): Promise<void>
  /** @param error what went wrong and what to do, for who started or built the workflow. */
  fail(execution: string, error: string): Promise<void>
}

/** @param client with the token that came with the execution. */
export function createOutcome(client: WebClient, team: string, pace: Pace): Outcome {
  const end = async (method: Method, call: () => Promise<unknown>) => {
    await pace.read({ team, method }, call).catch(unlessOver)
  }
  const fail: Outcome['fail'] = (function_execution_id, error) =>
    end('functions.completeError', () => client.functions.completeError({ function_execution_id, error }))
  return {
    fail,
    async complete(function_execution_id, outputs) {
      try {
        await end('functions.completeSuccess', () =>
          client.functions.completeSuccess({ function_execution_id, outputs }),
        )
      } catch (error) {
        if (slackErrorName(error) === undefined) throw error
        await fail(function_execution_id, slackError(error).message)
      }
    },
  }
}

/** Ended already: by a call whose answer was lost, or by people. */
const OVER = new Set(['execution_not_in_running_state', 'function_execution_not_found'])

function unlessOver(error: unknown): void {
  if (!OVER.has(slackErrorName(error) ?? '')) throw error
}
