import { type App, type Receiver, SocketModeReceiver, type SocketModeReceiverOptions } from '@slack/bolt'
import type { Log } from '../../src/contract/log.ts'
import { backoff, pause } from './backoff.ts'
import { LIMITS } from './limits.ts'
import { DISCONNECTED, fatalError, unreachableReason } from './start-errors.ts'

type Client = SocketModeReceiver['client']

/**
 * Socket Mode over two sockets, so that one listens while the other comes back: Slack closes each every few hours, and a
 * command in the gap would fail. Reconnecting is ours, because the client's own gives up silently on some errors and waits
 * seconds after a drop (seen with socket-mode 3.1.0).
 */
export function createSocketReceiver(options: SocketModeReceiverOptions, log: Log): Receiver {
  let app: App
  const connect = (): Client => {
    const receiver = new SocketModeReceiver({ ...options, autoReconnectEnabled: false })
    receiver.init(app)
    return receiver.client
  }
  const sockets = Array.from({ length: LIMITS.sockets }, () => createSocket(connect, log))
  return {
    init(made) {
      app = made
    },
    async start() {
      // The first tells whether Slack accepts us; the others may still have to wait for a place.
      const [first, ...others] = sockets
      await new Promise<void>((resolve, reject) => first!.keepOpen(resolve, reject).then(resolve))
      for (const socket of others) void socket.keepOpen()
    },
    async stop() {
      await Promise.all(sockets.map((socket) => socket.close()))
    },
  }
}

/** One socket that is opened again whenever it closes. */
function createSocket(connect: () => Client, log: Log) {
  const closing = new AbortController()
  /** With those that Slack asked to go and that have not gone yet. */
  const living = new Set<Client>()

  /** Resolves when the socket has gone or is about to. @throws what Slack refused it with */
  async function live(opened: () => void): Promise<void> {
    const client = connect()
    living.add(client)
    client.once('disconnected', () => living.delete(client))
    const departed = departure(client, log)
    try {
      await client.start()
    } catch (error) {
      living.delete(client)
      throw error
    }
    if (closing.signal.aborted) return await leave(client)
    opened()
    await departed
  }

  function tell(fatal: Error | undefined, error: unknown, attempt: number) {
    if (fatal) return log.error({ door: 'slack' }, fatal.message)
    const reason = unreachableReason(error)
    if (reason === undefined) return
    log.warn({ door: 'slack', attempt, reason }, 'Slack cannot be reached; trying again')
  }

  return {
    /** Resolves when it is closed. @param refused ends it: Slack does not accept the token, and did not before. */
    async keepOpen(opened = () => {}, refused?: (error: Error) => void): Promise<void> {
      let since: number | undefined
      for (let attempt = 0; !closing.signal.aborted; attempt++) {
        await backoff(attempt, closing.signal)
        try {
          await live(() => {
            since = Date.now()
            opened()
          })
          // One that is sent away at once is not opened again at once.
          attempt = Date.now() - (since ?? 0) < LIMITS.firstReconnect ? 0 : -1
        } catch (error) {
          const fatal = fatalError(error, 'SLACK_APP_TOKEN')
          if (fatal && refused && since === undefined) return refused(fatal)
          tell(fatal, error, attempt)
          if (fatal) await pause(LIMITS.slowestReconnect, closing.signal)
        }
      }
    },
    async close() {
      closing.abort()
      await Promise.all([...living].map(leave))
    },
  }
}

/** Says goodbye; when Slack does not answer in time, hangs up: the second `disconnect` does not wait. */
async function leave(client: Client): Promise<void> {
  await Promise.race([client.disconnect(), pause(LIMITS.closeMilliseconds)])
  void client.disconnect()
}

/** Resolves when the socket is gone, or as soon as Slack asks it to go: then the line may stay open for many seconds. */
function departure(client: Client, log: Log): Promise<void> {
  return new Promise((resolve) => {
    client.once('disconnected', () => resolve())
    client.on('ws_message', (data: unknown) => {
      const reason = disconnectReason(String(data))
      if (reason === undefined) return
      const words = DISCONNECTED[reason]
      if (words !== undefined) log.error({ door: 'slack' }, words)
      resolve()
    })
  })
}

function disconnectReason(data: string): string | undefined {
  if (!data.includes('"disconnect"')) return undefined
  const { type, reason } = JSON.parse(data) as { type?: string; reason?: string }
  return type === 'disconnect' ? reason : undefined
}
