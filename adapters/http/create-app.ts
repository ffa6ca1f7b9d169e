import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { addAccessLog, logAnswer } from './add-access-log.ts'
import { addErrors, failWith } from './add-errors.ts'
import { addGuard } from './add-guard.ts'
import { addHeaders } from './add-headers.ts'
import { addMethods } from './add-methods.ts'
import { addOpenapi } from './add-openapi.ts'
import { addPage } from './add-page.ts'
import { answerRawError } from './answer-raw-error.ts'
import type { Desk } from './desk.ts'
import { addLibreRoutes } from './libre/libre-routes.ts'
import { LIMITS } from './limits.ts'
import { addModelRoutes } from './model-routes.ts'
import { addServiceRoutes } from './service-routes.ts'
import { addTaskRoutes } from './task-routes.ts'
import { validationWords } from './validation-words.ts'

/** Everything the API answers, not yet listening. */
export async function createApp(desk: Desk): Promise<FastifyInstance> {
  const app = createServer(desk)
  const addOtherMethods = addMethods(app)
  addErrors(app, desk)
  addAccessLog(app, desk.house.log)
  await addHeaders(app, desk.settings.corsOrigins)
  addGuard(app, desk)
  await addOpenapi(app, desk.parts.version)
  addTaskRoutes(app, desk)
  addModelRoutes(app, desk)
  addServiceRoutes(app, desk)
  addLibreRoutes(app, desk)
  addPage(app, desk.parts.previews)
  await app.after()
  addOtherMethods()
  await app.ready()
  return app
}

function createServer({ settings, house }: Desk): FastifyInstance {
  const fail = failWith(house.log)
  const app = fastify({
    bodyLimit: settings.bodyBytes,
    trustProxy: settings.trustProxy.length > 0 ? [...settings.trustProxy] : false,
    requestTimeout: LIMITS.bodyMilliseconds,
    keepAliveTimeout: LIMITS.keepAliveMilliseconds,
    connectionTimeout: settings.timeoutMilliseconds + LIMITS.readMilliseconds,
    http: { headersTimeout: LIMITS.headMilliseconds, requireHostHeader: false },
    // The schemas know no such members, so they are refused like any other; nothing here merges what came.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    genReqId: () => randomUUID(),
    // Answered by our own hook, as a problem.
    return503OnClosing: false,
    ajv: {
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        useDefaults: false,
        allowUnionTypes: true,
      },
    },
    clientErrorHandler: answerRawError,
    // An address that no route can have: no hook runs.
    frameworkErrors(error, request, reply) {
      logAnswer(request, reply, house.log)
      fail(error, request, reply)
    },
    schemaErrorFormatter: (errors, part) => new Error(validationWords(errors, part)),
  })
  app.server.maxConnections = LIMITS.connections
  app.removeContentTypeParser('text/plain')
  // Answers are what the command line prints; the schemas only describe them.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  return app
}
