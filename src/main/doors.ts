import { createHmac } from 'node:crypto'
import { createConsole } from '../../adapters/console/index.ts'
import type { ChatAdapter } from '../contract/adapter.ts'
import { runDoors } from '../doors.ts'
import { createStopSignal } from '../stop-signal.ts'
import { sealStore } from '../store/sealed.ts'
import { secretKey } from '../store/secret-key.ts'
import { besideTerminal } from './beside-terminal.ts'
import { onHangup } from './hangups.ts'
import { createHouse } from './house.ts'
import { openHttpDoor } from './http-door.ts'
import type { Parts } from './parts.ts'
import { slackAddress } from './slack-address.ts'

/** Opens every door and waits until they have closed. @returns whether there was any. */
export async function openDoors(parts: Parts): Promise<boolean> {
  await parts.policy.check()
  const stopped = createStopSignal(() => announceEnd(parts))
  let warmed = false
  let stopWebhooks = async () => {}
  const startWebhooks = () => {
    stopWebhooks = parts.webhooks.outbox.start()
  }
  const doors = await doorsOf(parts, { ready: () => warmed, startWebhooks })
  if (doors.length === 0) return false
  const { openWatch } = await import('./watch.ts')
  const watching = openWatch(parts)
  const house = await createHouse(parts, watching)
  const warm = async () => {
    await parts.runner.warm(parts.models())
    warmed = true
  }
  const closing = {
    graceMilliseconds: parts.config.PARLEY_SHUTDOWN_SECONDS * 1000,
    cutShort: () => parts.runner.stop(),
  }
  // Before the doors, so that nothing is missed; beside a terminal it is known only later whether there is one.
  if (doors.some((door) => door.name !== 'console')) startWebhooks()
  const ignoreHangups = onHangup(() => parts.policy.reload(), parts)
  const stopSweeping = parts.sweeper.start()
  try {
    return await runDoors(doors, { house, stopped, warm, closing, announce: (door) => announce(door, parts) })
  } finally {
    ignoreHangups()
    await watching.stop()
    await stopWebhooks()
    await stopSweeping()
  }
}

/** Says which doors are open; the terminal needs no telling. */
function announce(door: string, { output, config }: Parts): void {
  const { PARLEY_HTTP_HOST: host, PARLEY_HTTP_PORT: port } = config
  const place = door === 'http' ? `http://${host}:${port}` : door
  if (door !== 'console') output.error(`Parley is open on ${place}; Ctrl-C closes it.`)
}

function announceEnd({ config, output }: Parts): void {
  const seconds = config.PARLEY_SHUTDOWN_SECONDS
  output.error(`Parley closes: what was begun has ${seconds} s to finish; a second Ctrl-C ends it at once.`)
}

/** Where the HTTP API opens beside the terminal when no port is set. */
const PORT_BESIDE_TERMINAL = 8420

interface Opening {
  /** Whether the models are warm. */
  ready(): boolean
  startWebhooks(): void
}

/** Every door that is configured, with the terminal when there is one and no chat. Each brings its library when it is needed. */
async function doorsOf(parts: Parts, opening: Opening): Promise<ChatAdapter[]> {
  const { config, store } = parts
  const chats = await chatDoors(parts)
  const port = config.PARLEY_HTTP_PORT
  // A file that cannot be used shall be said now, not with the first message.
  if (chats.length > 0 || port !== undefined) store.open()
  if (chats.length === 0 && process.stdin.isTTY) return [await terminalDoor(parts, opening)]
  return port === undefined ? chats : [...chats, await openHttpDoor(parts, port, opening.ready)]
}

async function terminalDoor(parts: Parts, { ready, startWebhooks }: Opening): Promise<ChatAdapter> {
  const { config, origin, output } = parts
  const terminal = createConsole({ input: process.stdin, output: process.stdout, origin })
  const port = config.PARLEY_HTTP_PORT
  const http = await openHttpDoor(parts, port ?? PORT_BESIDE_TERMINAL, ready)
  return besideTerminal(terminal, http, {
    say: output.error,
    opened: startWebhooks,
    mayFail: port === undefined,
  })
}

async function chatDoors({ config, store }: Parts): Promise<ChatAdapter[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = config
  const slack = slackAddress(config)
  const configured: ChatAdapter[] = []
  if (slack) {
    const { createSlack } = await import('../../adapters/slack/index.ts')
    const key = secretKey(config.PARLEY_SECRET_KEY, config.PARLEY_DATA_DIR)
    const stateSecret = createHmac('sha256', key).update('slack state').digest('hex')
    configured.push(createSlack({ ...slack, stateSecret }, sealStore(store, key)))
  }
  if (token) {
    const { createDiscord } = await import('../../adapters/discord/index.ts')
    configured.push(createDiscord({ token, apiUrl }))
  }
  return configured
}
