import { timeOf } from './clock.ts'
import { INTENT } from './dispatch.ts'
import { messageEvent, userObject } from './payloads.ts'
import type { Ephemeral, State } from './state.ts'
import { type Channel, FLAG, isDirect, type Message, userIn } from './world.ts'

/** ISO with six digits, as Discord writes it. */
export const toIso = (milliseconds: number) => new Date(milliseconds).toISOString().replace('Z', '000+00:00')

/** A message with what was given and nothing else in it; its id is new unless given. */
export function newMessage(
  state: State,
  channel: Channel,
  given: Partial<Message> & { author: Message['author'] },
): Message {
  const id = given.id ?? state.clock.snowflake()
  return {
    type: 0,
    content: '',
    timestamp: toIso(timeOf(id)),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0,
    reactions: [],
    ...given,
    id,
    channel_id: channel.id,
  }
}

export const botAuthor = ({ world, botId }: State) => userObject(userIn(world, botId))

export const isEphemeral = ({ flags }: Message) => (flags & FLAG.ephemeral) !== 0

/** Where a message of any kind stands. @throws when its channel is gone. */
export function channelOf({ world }: State, message: Message): Channel {
  const found = world.channels.find((row) => row.id === message.channel_id)
  if (!found) throw new Error(`no channel ${message.channel_id}`)
  return found
}

/** Ephemeral messages belong to the intent for direct ones, and do not say where they are. */
function tell(state: State, t: string, channel: Channel, message: Message): boolean {
  const hidden = isEphemeral(message)
  const intent = hidden || isDirect(channel) ? INTENT.DirectMessages : INTENT.GuildMessages
  const event = (intents: number) => {
    const full = messageEvent(state, channel, message, (intents & INTENT.MessageContent) !== 0)
    return hidden ? { ...full, guild_id: undefined, member: undefined } : full
  }
  return state.emit({ t, d: event, intent, guild: channel.guild_id, channel })
}

/** Puts a message into a channel, or before one person when it is ephemeral, and tells the app. */
export function addMessage(state: State, channel: Channel, message: Message, seen_by = ''): boolean {
  if (isEphemeral(message)) state.ephemerals.push(Object.assign(message, { seen_by }) as Ephemeral)
  else channel.messages.push(message)
  return tell(state, 'MESSAGE_CREATE', channel, message)
}

/** Changes a message and tells the app. */
export function changeMessage(state: State, channel: Channel, message: Message, fields: Partial<Message>) {
  Object.assign(message, fields)
  return tell(state, 'MESSAGE_UPDATE', channel, message)
}

export const stamp = (state: State) => ({ edited_timestamp: toIso(state.clock.now()) })

/** Takes several messages of a guild away at once, as moderators' bots do, and tells the app. @returns whether it was told. */
export function removeMessages(state: State, channel: Channel, messages: readonly Message[]): boolean {
  channel.messages = channel.messages.filter((row) => !messages.includes(row))
  const d = { ids: messages.map(({ id }) => id), channel_id: channel.id, guild_id: channel.guild_id }
  const intent = INTENT.GuildMessages
  return state.emit({ t: 'MESSAGE_DELETE_BULK', d, intent, guild: channel.guild_id, channel })
}

/** Takes a message away and tells the app. @returns whether it was told. */
export function removeMessage(state: State, channel: Channel, message: Message): boolean {
  const list: Message[] = isEphemeral(message) ? state.ephemerals : channel.messages
  list.splice(list.indexOf(message), 1)
  const hidden = isEphemeral(message) || isDirect(channel)
  const guild = hidden ? {} : { guild_id: channel.guild_id }
  const d = { id: message.id, channel_id: channel.id, ...guild }
  const intent = hidden ? INTENT.DirectMessages : INTENT.GuildMessages
  return state.emit({ t: 'MESSAGE_DELETE', d, intent, guild: channel.guild_id, channel })
}
