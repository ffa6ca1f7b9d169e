import { App, HTTPReceiver, type InstallationStore, type Receiver } from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import { codedError } from '../../src/contract/errors.ts'
import type { Log } from '../../src/contract/log.ts'
import { backoff } from './backoff.ts'
import { boltLog } from './bolt-log.ts'
import { CLIENT_OPTIONS } from './pace.ts'
import { BOT_SCOPES } from './scopes.ts'
import { createSocketReceiver } from './socket-receiver.ts'
import { fatalError, portError, unreachableReason } from './start-errors.ts'

/** How to reach Slack: with an app token by Socket Mode, else over HTTP; one workspace by its bot token, else many by OAuth. */
export interface SlackSettings {
  botToken?: string | undefined
  appToken?: string | undefined
  signingSecret?: string | undefined
  clientId?: string | undefined
  clientSecret?: string | undefined
  /** Secret from which the state of an OAuth installation is signed. */
  stateSecret: string
  /** For Slack's HTTP requests and the pages for installing. */
  port: number
  /** Of another Slack, for example `https://slack-gov.com/api/`. */
  apiUrl?: string | undefined
}

/** What is needed to reach Slack and ask it something, without opening a door. */
export type SlackAddress = Omit<SlackSettings, 'stateSecret'>

/** Bolt, ready for listeners. */
export interface Connection {
  app: App
  /** Resolves when Slack has accepted the connection. Waits while Slack cannot be reached. @throws CONFIGURATION */
  open(): Promise<void>
  close(): Promise<void>
}

/** @throws CONFIGURATION */
export function createConnection(
  settings: SlackSettings,
  installations: InstallationStore,
  log: Log,
): Connection {
  const { botToken, clientId, port } = settings
  if (botToken !== undefined && clientId !== undefined) throw codedError('CONFIGURATION', ONE_OR_MANY)
  const app = new App({
    ...(botToken !== undefined && { token: botToken }),
    receiver: createReceiver(settings, installations, log),
    clientOptions: clientOptionsOf(settings),
    logger: boltLog(log),
    deferInitialization: true,
  })
  const closing = new AbortController()
  let started = false
  return {
    app,
    async open() {
      await untilReached(() => app.init(), log, closing.signal)
      if (closing.signal.aborted) return
      started = true
      try {
        await app.start()
      } catch (error) {
        await close().catch(() => {})
        throw portError(error, port)
      }
    },
    close,
  }

  async function close() {
    closing.abort()
    if (started) await app.stop()
  }
}

const ONE_OR_MANY =
  'SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set: the first is for one workspace, the second for several; unset one'

/** What every client of the Web API is made with. */
export function clientOptionsOf({ apiUrl }: Pick<SlackSettings, 'apiUrl'>): WebClientOptions {
  return { ...CLIENT_OPTIONS, ...(apiUrl !== undefined && { slackApiUrl: withSlash(apiUrl) }) }
}

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`)

function createReceiver(settings: SlackSettings, installationStore: InstallationStore, log: Log): Receiver {
  const { appToken, signingSecret = '', port } = settings
  const logger = boltLog(log)
  const pages = installing(settings, installationStore)
  if (appToken === undefined) return new HTTPReceiver({ signingSecret, port, logger, ...pages })
  const installerOptions = { clientOptions: clientOptionsOf(settings) }
  const socket = createSocketReceiver({ appToken, logger, installerOptions }, log)
  if (pages === undefined) return socket
  // Without endpoints it takes no deliveries, so there is nothing to verify.
  const quiet = { signingSecret: '', signatureVerification: false, endpoints: [] }
  return both(new HTTPReceiver({ ...quiet, logger, ...pages }), socket, port)
}

/** Events by the socket, the pages for installing over HTTP. */
function both(pages: HTTPReceiver, socket: Receiver, port: number): Receiver {
  return {
    // Bolt authorises deliveries of many workspaces with the receiver's installer.
    ...{ installer: pages.installer },
    init: (app) => socket.init(app),
    async start() {
      await pages.start(port)
      await socket.start()
    },
    async stop() {
      await Promise.allSettled([pages.stop(), socket.stop()])
    },
  }
}

/** The pages `/slack/install` and `/slack/oauth_redirect`, when several workspaces may install Parley. */
function installing(settings: SlackSettings, installationStore: InstallationStore) {
  const { clientId, clientSecret, stateSecret, apiUrl } = settings
  if (clientId === undefined || clientSecret === undefined) return undefined
  const authorizationUrl = apiUrl && new URL('/oauth/v2/authorize', apiUrl).href
  return {
    clientId,
    clientSecret,
    stateSecret,
    installationStore,
    scopes: Object.keys(BOT_SCOPES),
    installerOptions: {
      clientOptions: clientOptionsOf(settings),
      directInstall: true,
      ...(authorizationUrl && { authorizationUrl }),
    },
  }
}

/** Tries until Slack answers. @throws what no waiting cures */
async function untilReached(attempt: () => Promise<void>, log: Log, closing: AbortSignal): Promise<void> {
  for (let tries = 0; !closing.aborted; tries++) {
    await backoff(tries, closing)
    try {
      return await attempt()
    } catch (error) {
      const reason = unreachableReason(error)
      const fatal = fatalError(error, 'SLACK_BOT_TOKEN')
      if (fatal || reason === undefined) throw fatal ?? error
      log.warn({ door: 'slack', reason }, 'Slack cannot be reached; trying again')
    }
  }
}
