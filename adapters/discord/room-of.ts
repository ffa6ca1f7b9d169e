import type { Client } from 'discord.js'
import { isGone } from './discord-error.ts'

/** Where something stands: the channel that has the settings, and the thread in it. */
export interface Room {
  channel: string
  thread?: string
}

/** The room with this id, as far as it is known; undefined when Discord has to be asked. */
export function knownRoom({ channels }: Client, id: string): Room | undefined {
  const found = channels.cache.get(id)
  if (found === undefined) return undefined
  const parent = found.isThread() ? found.parentId : null
  return parent === null ? { channel: id } : { channel: parent, thread: id }
}

/** The room with this id; a channel of its own when Discord does not tell. */
export async function roomOf(client: Client, id: string): Promise<Room> {
  const known = knownRoom(client, id)
  if (known) return known
  await client.channels.fetch(id).catch((error) => {
    if (!isGone(error)) throw error
  })
  return knownRoom(client, id) ?? { channel: id }
}
