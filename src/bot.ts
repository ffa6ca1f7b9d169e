import { accountOf } from './account.ts'
import { askPolicy } from './ask-policy.ts'
import { completeReply } from './complete-reply.ts'
import { respectWishes, type Wishes } from './consent.ts'
import type { Handle, HandleOptions } from './contract/adapter.ts'
import type { Recorder } from './contract/audit.ts'
import { codedError } from './contract/errors.ts'
import type { Log } from './contract/log.ts'
import type { Model, ModelRunner } from './contract/model.ts'
import { type AnswerPhrases, answersFor } from './contract/phrases/answers/index.ts'
import type { Policy } from './contract/policy.ts'
import type { TaskInput, TaskRequest } from './contract/request.ts'
import type { Task, TaskCall } from './contract/task.ts'
import { failureReply } from './failure-reply.ts'
import { fitInput } from './fit-input.ts'
import { createInference, type RecordedInference } from './inference.ts'
import { checkOptions } from './options.ts'

export interface BotParts {
  tasks: readonly Task[]
  /** The models in service for a request that begins, the preferred first. */
  models(): readonly Model[]
  /** Called with them when that request has ended. */
  release?(models: readonly Model[]): void
  runner: Pick<ModelRunner, 'run'>
  /** Terms that are never translated. */
  glossary: readonly string[]
  /** What people asked for themselves. */
  people: Wishes
  /** What the operator allows. */
  policy: Pick<Policy, 'refusal' | 'spend'>
  /** Takes the account of every request; an answer that it does not take is not given. */
  record: Recorder
  log: Log
}

/** Makes the bot: a request in, a reply out. The handle never rejects; a failure is a reply with `error`. */
export function createBot(parts: BotParts): Handle {
  return async (request, options = {}) => {
    const [time, started] = [Date.now(), performance.now()]
    const { priority, deadline } = request
    const models = parts.models()
    const infer = createInference(models, parts.runner, {
      priority,
      ...(deadline !== undefined && { deadline }),
      ...(options.signal && { signal: options.signal }),
    })
    const fail = (error: unknown) => failureReply(parts.log, request, error)
    const reply = completeReply(await answer(parts, request, infer, options).catch(fail), infer.used())
    parts.release?.(models)
    const milliseconds = Math.round(performance.now() - started)
    const outcome = reply.error?.code ?? 'OK'
    parts.log.info(
      { task: request.task, platform: request.origin.platform, outcome, milliseconds },
      'answered',
    )
    try {
      await parts.record(accountOf(request, reply, time, milliseconds))
      return reply
    } catch (error) {
      return completeReply(fail(error), reply.models)
    }
  }
}

async function answer(
  parts: BotParts,
  request: TaskRequest,
  infer: RecordedInference,
  { progress = () => {}, piece = () => {} }: HandleOptions,
) {
  const task = parts.tasks.find((one) => one.name === request.task)
  if (task === undefined) {
    const names = parts.tasks.map((one) => one.name).join(', ')
    throw codedError('UNKNOWN_TASK', `There is no task "${request.task}"; there are ${names}.`)
  }
  // What nobody waits for was allowed by whoever switched it on, and is not counted.
  const counts = request.priority === 'interactive' && request.admitted !== true
  await askPolicy(parts.policy, request, counts)
  const { input: allowed, origin, notes } = await respectWishes(request, parts.people)
  const input = fitInput(task, allowed)
  const phrases = answersFor(origin.locale)
  checkInput(task, input, phrases)
  const options = checkOptions(task, request.options, phrases)
  // When one part of the work fails, the others go on a little: nobody listens any more.
  let open = true
  const call: TaskCall = {
    ...{ input, options, origin, phrases },
    progress: (done, total) => open && progress(done, total),
    piece: (one) => open && piece(one),
  }
  const close = () => {
    open = false
  }
  const reply = await task.run(call, { infer, glossary: parts.glossary }).finally(close)
  return { ...reply, notes: [...notes, ...reply.notes] }
}

function checkInput(task: Task, input: TaskInput, phrases: AnswerPhrases) {
  const texts = 'text' in input ? [input.text] : input.messages.map((message) => message.text)
  const wanted = task.input === 'text' ? 'text' : 'messages'
  if (!(wanted in input)) throw codedError('BAD_REQUEST', `${task.name} works on "${wanted}".`)
  if (texts.every((text) => text.trim() === '')) throw codedError('EMPTY_INPUT')
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  if (characters <= task.maximumCharacters) return
  const message = phrases.failure.tooLarge(task.name, task.maximumCharacters, characters)
  throw codedError('TOO_LARGE', message)
}
