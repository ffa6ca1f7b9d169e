import { type Client, Events } from 'discord.js'
import type { ChatAdapter } from '../../src/contract/adapter.ts'
import { addButtons } from './buttons.ts'
import { addRegistry } from './command-registry.ts'
import { addCommands } from './commands.ts'
import { createConnection, type DiscordSettings } from './connection.ts'
import { createDesk, type Desk } from './desk.ts'
import { addEdits } from './edits.ts'
import { addMentions } from './mentions.ts'
import { addMenus } from './menus.ts'
import { addObservations } from './observations.ts'
import { addReactions } from './reactions.ts'
import { addSettings } from './settings.ts'
import { createVoice } from './voice.ts'
import { addWatchSettings } from './watch-settings.ts'

const SURFACES = [
  addRegistry,
  addCommands,
  addMenus,
  addMentions,
  addReactions,
  addObservations,
  addEdits,
  addButtons,
  addSettings,
  addWatchSettings,
]

/** What brings work; when the door closes nothing new is taken. */
const HEARD = [
  ...[Events.InteractionCreate, Events.MessageCreate, Events.MessageUpdate, Events.MessageBulkDelete],
] as const

/** Discord as a door. */
export function createDiscord(settings: DiscordSettings): ChatAdapter {
  let close = () => {}
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  let stop = async () => {}
  return {
    name: 'discord',
    closed,
    async start(house) {
      // A client that could not log in is replaced by another.
      let desk: Desk | undefined
      const prepare = (client: Client) => {
        desk = createDesk(client, house)
        for (const add of SURFACES) add(client, desk)
      }
      const connection = createConnection(settings, prepare, house.log)
      const closing = new AbortController()
      let joined: ReturnType<typeof house.watch.join> | undefined
      stop = async () => {
        for (const name of HEARD) desk?.client.removeAllListeners(name)
        desk?.client.ws.removeAllListeners()
        closing.abort()
        await (await joined)?.()
        await desk?.idle()
        // Only now: answers need the connection's token.
        await connection.close()
      }
      await connection.open()
      // The door does not wait for what was missed to be read.
      if (desk && !closing.signal.aborted) joined = house.watch.join(createVoice(desk, closing.signal))
    },
    async stop() {
      await stop()
      close()
    },
  }
}
