import {
  type Client,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveAllDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  type GatewayMessageReactionRemoveEmojiDispatchData,
  type GatewayMessageUpdateDispatchData,
} from 'discord.js'
import type { Channel } from '../../src/contract/channels.ts'
import type { Observation } from '../../src/contract/observation.ts'
import { channelOf } from './asker.ts'
import { writtenPost } from './chat-messages.ts'
import type { Desk } from './desk.ts'
import { heardMessage } from './heard-message.ts'
import { knownRoom, type Room, roomOf } from './room-of.ts'

type Observed = (channel: Channel, thread: string | undefined) => Observation[]
type Reaction = GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData
type Cleared = GatewayMessageReactionRemoveAllDispatchData | GatewayMessageReactionRemoveEmojiDispatchData

/**
 * Tells the watch what passes by in channels and their threads; what is said to Parley directly is not watched. From the
 * gateway itself: so what discord.js has not seen since the start is not missed.
 */
export function addObservations(client: Client, desk: Desk): void {
  const { house } = desk
  const tell = (room: Room, observed: Observed) => {
    for (const one of observed(channelOf(room.channel), room.thread)) house.watch.observe(one)
  }
  const hear = async (place: { channel_id: string; guild_id?: string }, observed: Observed) => {
    if (place.guild_id === undefined) return
    const room = knownRoom(client, place.channel_id)
    if (room) return tell(room, observed)
    // Only of threads that were closed before the start; what is said there meanwhile may overtake it.
    await desk.run('observation', async () => tell(await roomOf(client, place.channel_id), observed))
  }
  client.ws.on(GatewayDispatchEvents.MessageCreate, async (message: GatewayMessageCreateDispatchData) => {
    if (writtenPost(message) !== message) return
    await hear(message, (channel, thread) => {
      if (thread !== undefined) desk.threads.set(message.id, thread)
      return [{ kind: 'message', channel, message: heardMessage(message, thread) }]
    })
  })
  client.ws.on(GatewayDispatchEvents.MessageUpdate, async (message: GatewayMessageUpdateDispatchData) => {
    // Previews of links come as updates too.
    if (!isEdited(message) || writtenPost(message) !== message) return
    await hear(message, (channel, thread) => [
      { kind: 'edit', channel, message: heardMessage(message, thread) },
    ])
  })
  client.ws.on(GatewayDispatchEvents.MessageDelete, (gone: GatewayMessageDeleteDispatchData) =>
    hear(gone, (channel) => [{ kind: 'deletion', channel, id: gone.id }]),
  )
  client.ws.on(GatewayDispatchEvents.MessageDeleteBulk, (gone: GatewayMessageDeleteBulkDispatchData) =>
    hear(gone, (channel) => gone.ids.map((id) => ({ kind: 'deletion', channel, id }))),
  )
  const react = (added: boolean) => (reaction: Reaction) =>
    hear(reaction, (channel) => [reactionIn(channel, reaction, added)])
  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, react(true))
  client.ws.on(GatewayDispatchEvents.MessageReactionRemove, react(false))
  const clear = (cleared: Cleared) => hear(cleared, (channel) => [clearedIn(channel, cleared)])
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveAll, clear)
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveEmoji, clear)
}

/** What the API used to leave out of updates is looked for all the same. */
const isEdited = ({ edited_timestamp, content, author }: Partial<GatewayMessageUpdateDispatchData>) =>
  typeof edited_timestamp === 'string' && content !== undefined && author !== undefined

/** A moderator took all reactions away, or all with one emoji. */
function clearedIn(channel: Channel, cleared: Cleared): Observation {
  const reaction = 'emoji' in cleared ? { emoji: cleared.emoji.name ?? '' } : {}
  return { kind: 'reaction', channel, id: cleared.message_id, added: false, reaction }
}

function reactionIn(channel: Channel, reaction: Reaction, added: boolean): Observation {
  const { emoji, user_id: person, message_id: id } = reaction
  return { kind: 'reaction', channel, id, added, reaction: { emoji: emoji.name ?? '', person } }
}
