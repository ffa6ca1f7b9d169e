import { compareIds } from './clock.ts'
import { readEmoji } from './emoji.ts'
import { callsOf } from './mentions.ts'
import { addMessage, changeMessage, newMessage, removeMessage, removeMessages, stamp } from './messages.ts'
import { userObject } from './payloads.ts'
import { findPlace, type Place } from './places.ts'
import { changeReaction, clearReactions } from './reactions.ts'
import { referenceTo } from './routes/messages.ts'
import type { State } from './state.ts'
import { type Author, type Channel, findMessage, type Message, type Part, type User } from './world.ts'

export interface Saying extends Place {
  /** As Discord sends it: `<@11…>` for mentions. */
  text: string
  /** The message that it answers. */
  replyTo?: string
  /** False: whoever is answered is not called. */
  ping?: boolean
  embeds?: object[]
  files?: { name: string; content: string | Buffer; type?: string }[]
  /** A webhook with this name says it instead. */
  webhook?: string
  /** Another kind of message: 7 for "… joined". */
  type?: number
}

/** What was said, and whether the app was told of it. */
export interface Said {
  id: string
  /** The channel's id. */
  channel: string
  told: boolean
}

export interface Pointing extends Place {
  /** The message's id. */
  message: string
}

/** What people do in channels. */
export interface People {
  say(saying: Saying): Said
  /** Puts a message there without telling the app. @param saying.at when it was said; now if not given. */
  seed(saying: Saying & { at?: Date }): Said
  edit(change: Pointing & { text: string }): Said
  /** Discord itself changes a message to show what a link leads to; nobody edited it. */
  unfurl(which: Pointing): Said
  delete(which: Pointing): Said
  /** Several at once. @returns whether the app was told. */
  deleteAll(which: Place & { messages: readonly string[] }): boolean
  /** @param reaction.emoji `🇫🇷`, or `name:id` for a guild's own. */
  react(reaction: Pointing & { emoji: string }): Said
  unreact(reaction: Pointing & { emoji: string }): Said
  /** A moderator takes all reactions away, or all with this emoji. */
  clearReactions(which: Pointing & { emoji?: string }): Said
}

const said = (channel: Channel, id: string, told: boolean): Said => ({ id, channel: channel.id, told })

export function pointAt(state: State, pointing: Pointing) {
  const place = findPlace(state, pointing)
  const message = findMessage(place.channel, pointing.message)
  if (!message) throw new Error(`no message ${pointing.message} in ${place.channel.name || pointing.channel}`)
  return { ...place, message }
}

function compose(state: State, saying: Saying & { at?: Date }): { channel: Channel; message: Message } {
  const { user, channel } = findPlace(state, saying)
  const answered = saying.replyTo === undefined ? undefined : findMessage(channel, saying.replyTo)
  if (saying.replyTo !== undefined && !answered) throw new Error(`no message ${saying.replyTo} to answer`)
  const allowed = { parse: ['users', 'roles', 'everyone'], replied_user: saying.ping ?? true }
  const { called } = callsOf(state, {
    ...{ channel, content: saying.text, author: user.id, allowed, answered },
  })
  const message = newMessage(state, channel, {
    ...called,
    ...(saying.at && { id: state.clock.snowflake(saying.at.getTime()) }),
    ...authorOf(state, saying, user),
    type: saying.type ?? (answered ? 19 : 0),
    content: saying.text,
    embeds: (saying.embeds ?? []) as Part[],
    attachments: (saying.files ?? []).map((file) => attach(state, channel, file)),
    ...(answered && { message_reference: referenceTo(channel, answered.id) }),
  })
  return { channel, message }
}

function authorOf(state: State, { webhook }: Saying, user: User): { author: Author; webhook_id?: string } {
  if (webhook === undefined) return { author: userObject(user) }
  const id = state.clock.snowflake()
  const author = {
    ...userObject(user),
    id,
    username: webhook,
    global_name: null,
    discriminator: '0000',
    bot: true,
  }
  return { author, webhook_id: id }
}

function attach(
  { address, clock, files }: State,
  channel: Channel,
  file: NonNullable<Saying['files']>[number],
) {
  const content = Buffer.from(file.content)
  const id = clock.snowflake()
  files.set(id, { id, name: file.name, content })
  const url = `${address}/attachments/${channel.id}/${id}/${file.name}`
  const kind = file.type === undefined ? {} : { content_type: file.type }
  return { id, filename: file.name, size: content.length, url, proxy_url: url, ...kind }
}

function seed(state: State, saying: Saying & { at?: Date }): Said {
  const { channel, message } = compose(state, saying)
  channel.messages.push(message)
  channel.messages.sort((one, other) => compareIds(one.id, other.id))
  return said(channel, message.id, false)
}

function edit(state: State, change: Pointing & { text: string }): Said {
  const { user, channel, message } = pointAt(state, change)
  if (message.author.id !== user.id) throw new Error(`${user.username} did not write ${message.id}`)
  const { called } = callsOf(state, { channel, content: change.text, author: user.id })
  const fields = { ...called, content: change.text, ...stamp(state) }
  return said(channel, message.id, changeMessage(state, channel, message, fields))
}

function react(state: State, reaction: Pointing & { emoji: string }, added: boolean): Said {
  const { user, ...place } = pointAt(state, reaction)
  const emoji = readEmoji(reaction.emoji)
  if (!emoji) throw new Error(`${reaction.emoji} is no emoji`)
  const told = changeReaction(state, place, { user: user.id, emoji, added })
  return said(place.channel, place.message.id, told ?? false)
}

export const createPeople = (state: State): People => ({
  say(saying) {
    const { channel, message } = compose(state, saying)
    return said(channel, message.id, addMessage(state, channel, message))
  },
  seed: (saying) => seed(state, saying),
  edit: (change) => edit(state, change),
  unfurl(which) {
    const { channel, message } = pointAt(state, which)
    const embeds = [{ type: 'link', title: 'What the link leads to', url: 'https://example.org/' }]
    return said(channel, message.id, changeMessage(state, channel, message, { embeds }))
  },
  delete(which) {
    const { channel, message } = pointAt(state, which)
    return said(channel, message.id, removeMessage(state, channel, message))
  },
  deleteAll({ messages, ...place }) {
    const rows = messages.map((message) => pointAt(state, { ...place, message }).message)
    return removeMessages(state, findPlace(state, place).channel, rows)
  },
  react: (reaction) => react(state, reaction, true),
  unreact: (reaction) => react(state, reaction, false),
  clearReactions({ emoji, ...which }) {
    const place = pointAt(state, which)
    const told = clearReactions(state, place, emoji === undefined ? undefined : readEmoji(emoji))
    return said(place.channel, place.message.id, told)
  },
})
