import type { AckFn, App } from '@slack/bolt'
import type { Desk } from '../desk.ts'
import { LIMITS } from '../limits.ts'
import { answerStep } from './answer-step.ts'
import { STEPS } from './steps.ts'

/**
 * The steps of Workflow Builder. Each is acknowledged when it has ended, or when Slack would not wait much longer: what a
 * crash takes away before that is delivered again. The token that comes with a step lives only as long as its work.
 */
export function addSteps(app: App, desk: Desk): void {
  for (const step of STEPS) {
    app.function(step.task, { autoAcknowledge: false }, async ({ ack, event, inputs, client, context }) => {
      const team = context.teamId ?? context.enterpriseId ?? ''
      const { function_execution_id: execution } = event
      await inTime(ack as AckFn<void>, () =>
        desk.once('step', [`${team}/step/${execution}`], async () => {
          const { workspace, outcome } = desk.visit({ team, client })
          const end = await answerStep(step, inputs, workspace, desk)
          if ('outputs' in end) await outcome.complete(execution, end.outputs)
          else await outcome.fail(execution, end.error)
        }),
      )
    })
  }
}

/** Acknowledges after the work, or while it goes on when it takes long; once, because over HTTP a second time throws. */
async function inTime(ack: AckFn<void>, work: () => Promise<void>): Promise<void> {
  let acknowledged: Promise<void> | undefined
  const acknowledge = () => {
    acknowledged ??= ack()
    return acknowledged
  }
  const late = setTimeout(() => void acknowledge().catch(() => {}), LIMITS.stepAckMilliseconds)
  await work()
  clearTimeout(late)
  await acknowledge()
}
