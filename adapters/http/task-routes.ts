import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TaskInfo } from '../../src/contract/task.ts'
import { loggedError } from './add-errors.ts'
import type { Asking } from './answer.ts'
import type { CheckItem, Watch } from './answer-batch.ts'
import { clientGone } from './client-gone.ts'
import type { Desk } from './desk.ts'
import { problemOf } from './problem.ts'
import type { Answer, Kept } from './remembered.ts'
import { replyError } from './reply-error.ts'
import { originOf } from './request.ts'
import { answerSchema } from './schemas/answer-schema.ts'
import { componentName } from './schemas/component-name.ts'
import { requestSchema } from './schemas/request-schema.ts'
import { taskRouteSchema } from './schemas/task-route-schema.ts'
import { sendProblem } from './send-problem.ts'
import { streamEvents, wantsStream } from './stream.ts'
import { validationWords } from './validation-words.ts'
import { work } from './work.ts'

/** `POST /v1/TASK` for every task. */
export function addTaskRoutes(app: FastifyInstance, desk: Desk): void {
  for (const task of desk.house.tasks) addTaskRoute(app, task, desk)
}

function addTaskRoute(app: FastifyInstance, task: TaskInfo, desk: Desk): void {
  const { settings, parts } = desk
  const requestName = componentName(task, 'Request')
  app.addSchema({ ...requestSchema(task), $id: requestName })
  app.addSchema({ ...answerSchema(task), $id: componentName(task, 'Answer') })
  const previews = parts.previews.map(({ name }) => name)
  const schema = taskRouteSchema(task, settings.batch, previews)
  const config = { access: { scope: task.name } }
  // One object, so that it is compiled once.
  const item = { $ref: `${requestName}#` }
  app.post(`/v1/${task.name}`, { schema, config }, async (request, reply) => {
    const asking = askingOf(request, task, desk)
    const check = checkFor(request, item)
    const signal = clientGone(reply)
    const answer = (told: Told) =>
      rememberedAnswer(request, task, desk, () => work(request, asking, desk, check, { signal, ...told }))
    if (wantsStream(request)) return stream(request, reply, desk, answer)
    return send(reply, await answer({ progress: () => {}, piece: () => {} }))
  })
}

/** What the client is told before the answer. */
type Told = Omit<Watch, 'signal'>

function askingOf(request: FastifyRequest, { name }: TaskInfo, { settings, parts }: Desk): Asking {
  const { show } = request.query as { show?: string }
  const wished = show?.split(',') ?? []
  return {
    task: name,
    origin: originOf(request),
    deadline: Date.now() + settings.timeoutMilliseconds,
    previews: parts.previews.filter((preview) => wished.includes(preview.name)),
  }
}

/** Says what is wrong with one item of a batch. */
function checkFor(request: FastifyRequest, schema: { $ref: string }): CheckItem {
  const validate = request.compileValidationSchema(schema)
  return (item) => (validate(item) ? undefined : validationWords(validate.errors ?? [], 'item'))
}

async function rememberedAnswer(
  request: FastifyRequest,
  { name }: TaskInfo,
  { remembered }: Desk,
  compute: () => Promise<Kept>,
): Promise<Answer> {
  const { body, headers, caller, query } = request
  const key = headers['idempotency-key']
  if (typeof key !== 'string') return (await compute()).answer
  const { show } = query as { show?: string }
  const content = [body, show, headers['accept-language']]
  return await remembered.once({ key: `${caller?.key?.id ?? ''} ${name} ${key}`, content }, compute)
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  return 'problem' in answer ? sendProblem(reply, answer.problem) : reply.send(answer.body)
}

function stream(
  request: FastifyRequest,
  reply: FastifyReply,
  { house }: Desk,
  answer: (told: Told) => Promise<Answer>,
): FastifyReply {
  return streamEvents(reply, async (send) => {
    try {
      const answered = await answer({
        progress: (done, total) => send('progress', { done, total }),
        piece: (piece) => send('piece', piece),
      })
      if ('problem' in answered) send('error', answered.problem)
      else send('result', answered.body)
    } catch (error) {
      send('error', problemOf(replyError(loggedError(error, request, house.log)), request.id))
    }
  })
}
