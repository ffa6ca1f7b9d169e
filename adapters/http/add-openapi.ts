import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { itemErrorSchema, problemSchema } from './schemas/problem-schema.ts'

const DESCRIPTION = `How a message feels, what it says in another language, what matters in a conversation: on your own machine.

Without an API key only this machine itself may call; \`parley keys create\` makes keys. Every error is a problem (RFC 9457) with a code.`

/** Gathers the routes that are added after it into the document at \`/openapi.json\`, which \`/docs\` shows. */
export async function addOpenapi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Parley',
        version,
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'tasks', description: 'What Parley can be asked' },
        { name: 'models', description: 'What answers' },
        { name: 'LibreTranslate', description: 'For clients of LibreTranslate, as they are' },
        { name: 'service', description: 'How Parley is' },
      ],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        },
      },
    },
    convertConstToEnum: false,
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, index) => String($id ?? `schema-${index}`),
    },
  })
  app.addSchema(problemSchema)
  app.addSchema(itemErrorSchema)
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { url: '/openapi.json', tryItOutEnabled: true },
    theme: { title: 'Parley: the HTTP API' },
  })
  const schema = { hide: true }
  app.get('/openapi.json', { schema }, async () => app.swagger())
}
