import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { FakeSlack } from './fake-slack.ts'

/** The real Bolt, not yet started. */
export interface Bolt {
  app: App
  /** @returns where it listens, in HTTP mode. */
  start(): Promise<string>
  stop(): Promise<void>
}

/** Bolt as an adapter sets it up, by Socket Mode or over HTTP. */
export function createBolt(slack: FakeSlack, via: 'socket' | 'http' = 'socket'): Bolt {
  const clientOptions = {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 3, minTimeout: 5, maxTimeout: 20 },
  }
  const quiet = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: () => {},
    setLevel: () => {},
    getLevel: () => LogLevel.ERROR,
    setName: () => {},
  }
  const http = () => new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet })
  const socket = () =>
    new SocketModeReceiver({
      appToken: slack.appToken,
      clientPingTimeout: 300,
      logger: quiet,
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    })
  const receiver = via === 'http' ? http() : socket()
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions,
    deferInitialization: true,
    logger: quiet,
  })
  return {
    app,
    async start() {
      await app.init()
      const server = (await app.start({ port: 0, host: '127.0.0.1' })) as unknown
      const port = via === 'http' ? (server as { address(): { port: number } }).address().port : 0
      return `http://127.0.0.1:${port}/slack/events`
    },
    stop: async () => void (await app.stop()),
  }
}
