import type { FastifyInstance } from 'fastify'
import { codedError } from '../../src/contract/errors.ts'
import type { ServedModel } from '../../src/contract/served-model.ts'
import type { Desk } from './desk.ts'
import { modelSchema } from './schemas/model-schema.ts'
import { CALLER, json, OF_READING, problems } from './schemas/responses.ts'

/** `GET /v1/models` and `GET /v1/models/NAME`. */
export function addModelRoutes(app: FastifyInstance, { parts }: Desk): void {
  app.addSchema({ ...modelSchema, $id: 'Model' })
  const about = { tags: ['models'], security: CALLER }
  const config = { access: {} }
  const list = {
    type: 'object',
    properties: { models: { type: 'array', items: { $ref: 'Model#' } } },
    required: ['models'],
  }
  const listed = { 200: json('Every model that Parley knows.', list), ...problems(OF_READING) }
  const schema = { ...about, operationId: 'models', summary: 'The models, and how each is', response: listed }
  app.get('/v1/models', { schema, config }, async () => ({ models: parts.models().map(modelJson) }))
  app.get('/v1/models/:name', { schema: { ...about, ...oneSchema }, config }, async (request) => {
    const { name } = request.params as { name: string }
    return modelJson(findModel(parts.models(), name))
  })
}

const oneSchema = {
  operationId: 'model',
  summary: 'One model, and how it is',
  params: {
    type: 'object',
    properties: { name: { type: 'string', description: 'its name, or NAME@REVISION' } },
    required: ['name'],
  },
  response: { 200: json('The model.', { $ref: 'Model#' }), ...problems([...OF_READING, 404]) },
}

/** Of several revisions of a name, the one that answers. @throws UNKNOWN_MODEL. */
function findModel(models: readonly ServedModel[], name: string): ServedModel {
  const named = models.filter(
    ({ model }) => model.name === name || `${model.name}@${model.revision}` === name,
  )
  const found = named.find(({ service }) => service.role === 'stable') ?? named[0]
  if (found) return found
  throw codedError('UNKNOWN_MODEL', 'There is no such model; GET /v1/models lists them.')
}

function modelJson({ model, state, device, service }: ServedModel): Record<string, unknown> {
  const { name, revision, kind, job, set, repository, precision, languages, licence, measured } = model
  const nonCommercial = model.nonCommercial ?? false
  return {
    name,
    revision,
    kind,
    job,
    set,
    repository,
    precision,
    device,
    state,
    service,
    languages,
    licence,
    nonCommercial,
    measured,
  }
}
