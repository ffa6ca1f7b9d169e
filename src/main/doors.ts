import { createHmac } from 'node:crypto'
import { createConsole } from '../../adapters/console/index.ts'
import type { ChatAdapter } from '../contract/adapter.ts'
import { runDoors } from '../doors.ts'
import { sealStore } from '../store/sealed.ts'
import { secretKey } from '../store/secret-key.ts'
import { createHouse } from './house.ts'
import type { Parts } from './parts.ts'
import { slackAddress } from './slack-address.ts'

/** Opens every door and waits until they have closed. @returns whether there was any. */
export async function openDoors(parts: Parts): Promise<boolean> {
  const stopped = stopSignal()
  const doors = await doorsOf(parts)
  if (doors.length === 0) return false
  const house = await createHouse(parts)
  const warm = () => parts.runner.warm(parts.models())
  // The chat in a terminal keeps nothing, so nothing goes out from there.
  const stopWebhooks = doors.some((door) => door.name !== 'console')
    ? parts.webhooks.outbox.start()
    : async () => {}
  try {
    return await runDoors(doors, { house, stopped, warm, announce: (door) => announce(door, parts) })
  } finally {
    await stopWebhooks()
  }
}

/** Says which doors are open; the terminal needs no telling. */
function announce(door: string, { output }: Parts): void {
  if (door !== 'console') output.error(`Parley is open on ${door}; Ctrl-C closes it.`)
}

/** Every door that is configured, or the terminal when there is one. Each brings its library when it is needed. */
async function doorsOf({ config, store, origin }: Parts): Promise<ChatAdapter[]> {
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
  // A file that cannot be used shall be said now, not with the first message.
  if (configured.length > 0) store.open()
  if (configured.length > 0 || !process.stdin.isTTY) return configured
  return [createConsole({ input: process.stdin, output: process.stdout, origin })]
}

function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}
