import type { FastifyInstance } from 'fastify'
import { codedError, ERRORS, type ErrorCode } from '../../src/contract/errors.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import type { Desk } from './desk.ts'
import { CALLER, json, OF_READING, problems } from './schemas/responses.ts'

const text = { type: 'string' }
const tags = ['service']

/** How Parley is, and what it can be asked. */
export function addServiceRoutes(app: FastifyInstance, desk: Desk): void {
  addTaskList(app, desk)
  addErrorPages(app)
  addHealth(app, desk)
  addMetrics(app, desk)
}

function addTaskList(app: FastifyInstance, { house }: Desk): void {
  const task = {
    type: 'object',
    properties: {
      name: text,
      summary: text,
      input: text,
      options: { type: 'array' },
      maximumCharacters: { type: 'integer' },
      example: text,
      inChats: { type: 'boolean', description: 'whether people can ask for it in a chat too' },
    },
    required: ['name', 'summary', 'input', 'options', 'maximumCharacters', 'example', 'inChats'],
  }
  const list = { type: 'object', properties: { tasks: { type: 'array', items: task } }, required: ['tasks'] }
  const response = { 200: json('Every task and its options.', list), ...problems(OF_READING) }
  const schema = { tags: ['tasks'], operationId: 'tasks', summary: 'The tasks', response, security: CALLER }
  app.get('/v1/tasks', { schema, config: { access: {} } }, async () => ({ tasks: house.tasks.map(taskJson) }))
}

function taskJson({ name, summary, input, options, maximumCharacters, example, inChats = true }: TaskInfo) {
  return { name, summary, input, options, maximumCharacters, example, inChats }
}

/** Where the `type` of a problem leads. */
function addErrorPages(app: FastifyInstance): void {
  const codes = Object.keys(ERRORS)
  const row = {
    type: 'object',
    properties: {
      code: { ...text, enum: codes },
      status: { type: 'integer' },
      retry: { type: 'boolean' },
      title: text,
    },
    required: ['code', 'status', 'retry', 'title'],
  }
  const schema = {
    tags,
    operationId: 'error',
    summary: 'What an error code means',
    params: {
      type: 'object',
      properties: { code: { ...text, examples: ['OVERLOADED'] } },
      required: ['code'],
    },
    response: { 200: json('The row of the table of errors.', row), ...problems([400, 404]) },
    security: [],
  }
  app.get('/errors/:code', { schema }, async (request) => {
    const { code } = request.params as { code: ErrorCode }
    if (!Object.hasOwn(ERRORS, code))
      throw codedError('NOT_FOUND', `There is no such code; there are ${codes.join(', ')}.`)
    const { status, retry, tell } = ERRORS[code]
    return { code, status, retry, title: tell }
  })
}

function addHealth(app: FastifyInstance, { parts, isClosing }: Desk): void {
  const state = (words: string) =>
    json(words, {
      type: 'object',
      properties: { status: { ...text, enum: ['alive', 'ready', 'not ready'] } },
      required: ['status'],
    })
  const alive = { 200: state('The process answers.') }
  const about = { tags, security: [] }
  const health = { ...about, operationId: 'healthz', summary: 'Whether the process answers', response: alive }
  app.get('/healthz', { schema: health }, async () => ({ status: 'alive' }))
  const ready = {
    200: state('The models are warm.'),
    503: state('Models are loading, or Parley is closing.'),
  }
  const readiness = {
    ...about,
    operationId: 'readyz',
    summary: 'Whether requests are welcome',
    response: ready,
  }
  app.get('/readyz', { schema: readiness }, async (_request, reply) => {
    const welcome = parts.ready() && !isClosing()
    return reply.code(welcome ? 200 : 503).send({ status: welcome ? 'ready' : 'not ready' })
  })
}

function addMetrics(app: FastifyInstance, { parts }: Desk): void {
  const { metrics } = parts
  if (metrics === undefined) return
  const content = { 'text/plain': { schema: text } }
  const response = {
    200: { description: 'Measurements for Prometheus.', content },
    ...problems([...OF_READING, 403]),
  }
  const schema = { tags, operationId: 'metrics', summary: 'Measurements', response, security: CALLER }
  app.get('/metrics', { schema, config: { access: { scope: 'metrics' } } }, async (_request, reply) => {
    const { contentType, text } = await metrics()
    return reply.type(contentType).send(text)
  })
}
