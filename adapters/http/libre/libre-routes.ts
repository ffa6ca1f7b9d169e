import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { TaskInfo } from '../../../src/contract/task.ts'
import { clientGone } from '../client-gone.ts'
import type { Desk } from '../desk.ts'
import { withRoom } from '../with-room.ts'
import { ask } from './ask.ts'
import { libreLanguages } from './languages.ts'
import { libreErrors } from './libre-error.ts'
import { detectSchema, languagesSchema, settingsSchema, translateSchema } from './libre-schemas.ts'
import { translateRoute } from './translate-route.ts'

/** LibreTranslate's API, so that its clients work with Parley as they are. */
export function addLibreRoutes(app: FastifyInstance, desk: Desk): void {
  app.register(async (libre) => {
    await libre.register(formbody)
    libre.setErrorHandler(libreErrors(desk))
    const { tasks } = desk.house
    const translate = tasks.find(({ name }) => name === 'translate')
    const detect = tasks.find(({ name }) => name === 'detect-language')
    if (translate) addTranslation(libre, translate, desk)
    if (detect) addDetection(libre, detect, desk)
  })
}

const access = (scope: string) => ({ access: { scope, keyInBody: true } })

function addTranslation(libre: FastifyInstance, task: TaskInfo, desk: Desk): void {
  const { settings, parts } = desk
  const answer = translateRoute(task, desk)
  const translate = { schema: translateSchema(settings.batch), config: access(task.name) }
  libre.post('/translate', translate, (request, reply) => answer(request, clientGone(reply)))
  libre.get('/languages', { schema: languagesSchema }, async () => libreLanguages(parts.models()))
  libre.get('/frontend/settings', { schema: settingsSchema }, async () => frontendSettings(task))
}

function addDetection(libre: FastifyInstance, task: TaskInfo, desk: Desk): void {
  const detect = { schema: detectSchema, config: access(task.name) }
  libre.post('/detect', detect, async (request, reply) => {
    const signal = clientGone(reply)
    const { q } = request.body as { q: string }
    const data = await withRoom(request, desk, 1, () => ask(task.name, q, {}, { request, desk, signal }))
    const candidates = data.candidates as { language: string; score: number }[]
    return candidates.map(({ language, score }) => ({ language, confidence: Math.round(score * 100) }))
  })
}

const frontendSettings = ({ maximumCharacters }: TaskInfo) => ({
  apiKeys: true,
  charLimit: maximumCharacters,
  filesTranslation: false,
  frontendTimeout: 500,
  keyRequired: false,
  language: { source: { code: 'auto', name: 'Auto Detect' }, target: { code: 'en', name: 'English' } },
  suggestions: false,
  supportedFilesFormat: [],
})
