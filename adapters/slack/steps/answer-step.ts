import { codedError, ERRORS, errorCode, errorMessage } from '../../../src/contract/errors.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import { type Replied, replyTo } from '../answer.ts'
import type { Ask } from '../ask.ts'
import type { Desk } from '../desk.ts'
import { rethrow, slackError } from '../slack-error.ts'
import type { Workspace } from '../workspace.ts'
import { answeredOf } from './answered.ts'
import { type Inputs, stepAsk } from './step-ask.ts'
import type { Outputs, Step } from './steps.ts'
import { workflowAsker } from './workflow-asker.ts'

/** How a step ends: with outputs, or with what went wrong and what to do. */
export type StepEnd = { outputs: Outputs } | { error: string }

/** Answers one execution of a step. Never rejects. */
export async function answerStep(
  step: Step,
  inputs: Inputs,
  workspace: Workspace,
  desk: Desk,
): Promise<StepEnd> {
  try {
    const ask = stepAsk(step, inputs, { now: Date.now() }, desk.house.understand)
    const asker = workflowAsker(workspace.team, spotOf(ask))
    const asked = { task: ask.task, origin: asker.origin }
    await desk.house.admission.accountFor(asked, () => checkOpen(ask, workspace).catch(rethrow))
    return await endOf(step, await replyTo(ask, { desk, workspace, asker }), workspace)
  } catch (thrown) {
    const error = slackError(thrown)
    const code = errorCode(error)
    if (code === 'INTERNAL') desk.house.log.error({ code, name: (error as Error).name }, 'a step failed')
    return { error: code === 'INTERNAL' ? ERRORS.INTERNAL.tell : errorMessage(error) }
  }
}

function spotOf({ source }: Ask) {
  if (source.kind === 'text') return {}
  return { channel: source.channel, ...(source.kind === 'thread' && { thread: source.ts }) }
}

const ONLY_PUBLIC =
  'Parley summarises only public channels for workflows, because the summary may go anywhere; choose a public channel that Parley is in.'

/** Nobody knows who will read what a workflow makes of it, so it may be only what every member may read. @throws NOT_ALLOWED */
async function checkOpen({ source }: Ask, { access }: Workspace): Promise<void> {
  if (source.kind === 'text' || (await access.isPublic(source.channel))) return
  throw codedError('NOT_ALLOWED', ONLY_PUBLIC)
}

async function endOf(step: Step, { reply, material }: Replied, workspace: Workspace): Promise<StepEnd> {
  if (reply.error === undefined) {
    return { outputs: step.valuesOf(await answeredOf(reply, material?.channel, workspace)) }
  }
  const empty = reply.error.code === 'EMPTY_INPUT'
  if (empty && reply.notes.length === 0 && step.nothing) return { outputs: step.nothing }
  // Nothing was read, and the notes say why.
  return { error: empty && reply.notes.length > 0 ? reply.notes.join(' ') : errorWords(reply) }
}

function errorWords({ title, text = '', error }: Reply): string {
  if (error?.code !== 'UNSURE_LANGUAGE') return error?.message ?? text
  return `${title} ${text} Fill in “From language” in the step.`
}
