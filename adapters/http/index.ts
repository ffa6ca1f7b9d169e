import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { ChatAdapter } from '../../src/contract/adapter.ts'
import { codedError } from '../../src/contract/errors.ts'
import { createApp } from './create-app.ts'
import { createGate } from './gate.ts'
import type { HttpParts } from './http-parts.ts'
import type { HttpSettings } from './http-settings.ts'
import { LIMITS } from './limits.ts'
import { createRemembered } from './remembered.ts'
import { watchSilent } from './silent-connections.ts'
import { createWithAccount } from './with-account.ts'

/** HTTP as a door. */
export interface HttpDoor extends ChatAdapter {
  /** Where it is open, for example `http://127.0.0.1:8420`; call after `start`. */
  address(): string
}

/** Other programs, and people's browsers, as a door. */
export function createHttp(settings: HttpSettings, parts: HttpParts): HttpDoor {
  let app: FastifyInstance | undefined
  let endSilent = () => {}
  let closing = false
  let close = () => {}
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  return {
    name: 'http',
    closed,
    async start(house) {
      const gate = createGate(settings.inFlight)
      const remembered = createRemembered()
      const withAccount = createWithAccount(house)
      const isClosing = () => closing
      app = await createApp({ settings, parts, house, gate, remembered, withAccount, isClosing })
      endSilent = watchSilent(app.server)
      await listen(app, settings)
    },
    address: () => addressOf(settings.host, (app?.server.address() as AddressInfo).port),
    async stop() {
      closing = true
      if (app) await closeApp(app, settings, endSilent)
      close()
    },
  }
}

/** @throws CONFIGURATION when the address cannot be listened on. */
async function listen(app: FastifyInstance, { host, port }: HttpSettings): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reasons: Record<string, string> = {
      EADDRINUSE: 'something else listens there',
      EACCES: 'this user may not listen there',
      EADDRNOTAVAIL: 'this machine has no such address',
      ENOTFOUND: 'no such host is known',
    }
    const reason = reasons[code ?? '']
    if (reason === undefined) throw error
    const place = addressOf(host, port)
    throw codedError(
      'CONFIGURATION',
      `The HTTP API cannot open ${place}: ${reason}; set PARLEY_HTTP_PORT or PARLEY_HTTP_HOST.`,
      error,
    )
  }
}

/** Finishes what was begun; who does not take their answer in time is cut off. */
async function closeApp(
  app: FastifyInstance,
  { timeoutMilliseconds }: HttpSettings,
  endSilent: () => void,
): Promise<void> {
  const { server } = app
  const cut = setTimeout(() => server.closeAllConnections(), timeoutMilliseconds + LIMITS.readMilliseconds)
  // A connection whose answer had begun before was not told to close after it.
  const sweep = setInterval(() => {
    server.closeIdleConnections()
    endSilent()
  }, LIMITS.sweepMilliseconds)
  await app.close()
  clearTimeout(cut)
  clearInterval(sweep)
}

const addressOf = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`
