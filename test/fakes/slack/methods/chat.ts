import { joinedChannel, knownChannel, messageIn, threadIn, writableChannel } from '../access.ts'
import { required, text } from '../arguments.ts'
import { addMessage, botAuthor, changeMessage, removeMessage, takeContent } from '../messages.ts'
import { refusal } from '../refusal.ts'
import { type Channel, directChannel, type Team } from '../world.ts'
import type { MethodCall, Methods } from './method.ts'

/** In bytes, measured: `chat.update` takes less than `chat.postMessage`. */
const MAXIMUM_UPDATE = 4000

/** Posting to a person's id goes to the direct messages with them; `chat:write.public` goes to any public channel. */
function target(team: Team, id: string): Channel {
  if (team.people.some((person) => person.id === id)) return directChannel(team, id)
  const open = team.scopes.has('chat:write.public') && knownChannel(team, id)
  if (open && open.kind === 'public') return open
  return writableChannel(team, id)
}

function threadOf({ args }: MethodCall, channel: Channel): { thread_ts?: string } {
  const ts = text(args, 'thread_ts')
  return ts === '' ? {} : { thread_ts: threadIn(channel, ts) }
}

/** @throws when the message is not the bot's own. */
function own({ team, args }: MethodCall, error: string) {
  const channel = knownChannel(team, required(args, 'channel'))
  const message = messageIn(channel, required(args, 'ts'))
  if (message.bot_id !== team.bot.bot_id) throw refusal(error)
  return { channel, message }
}

function postMessage(call: MethodCall) {
  const { state, team, args, method } = call
  const channel = target(team, required(args, 'channel'))
  const content = takeContent(state, method, channel.id, args)
  const fields = { ...botAuthor(state, team), ...content, ...threadOf(call, channel) }
  const { message } = addMessage(state, team, channel, fields)
  return { channel: channel.id, ts: message.ts, message: structuredClone(message) }
}

function postEphemeral(call: MethodCall) {
  const { state, team, args, method } = call
  const channel = writableChannel(team, required(args, 'channel'))
  const user = required(args, 'user')
  if (!channel.members.has(user)) throw refusal('user_not_in_channel')
  const content = takeContent(state, method, channel.id, args)
  const ts = state.clock.stamp()
  const place = { team: team.id, channel: channel.id, user, ts, ...threadOf(call, channel) }
  state.ephemerals.push({ ...place, ...content })
  return { message_ts: ts }
}

function update(call: MethodCall) {
  const { state, team, args, method } = call
  const { channel, message } = own(call, 'cant_update_message')
  if (Buffer.byteLength(text(args, 'text')) > MAXIMUM_UPDATE) throw refusal('msg_too_long')
  const content = takeContent(state, method, channel.id, args)
  const fields = {
    ...content,
    edited: { user: team.bot.id, ts: `${Math.floor(state.clock.now() / 1000)}.000000` },
  }
  changeMessage(state, team, channel, message, fields)
  return { channel: channel.id, ts: message.ts, text: message.text, message: structuredClone(message) }
}

function remove(call: MethodCall) {
  const { channel, message } = own(call, 'cant_delete_message')
  removeMessage(call.state, call.team, channel, message)
  return { channel: channel.id, ts: message.ts }
}

function getPermalink({ team, args }: MethodCall) {
  const channel = joinedChannel(team, required(args, 'channel'))
  const message = messageIn(channel, required(args, 'message_ts'))
  const inThread = message.thread_ts && message.thread_ts !== message.ts
  const thread = inThread ? `?thread_ts=${message.thread_ts}&cid=${channel.id}` : ''
  const base = `https://${team.domain}.slack.com/archives/${channel.id}`
  return { channel: channel.id, permalink: `${base}/p${message.ts.replace('.', '')}${thread}` }
}

export const chat: Methods = {
  'chat.postMessage': { scope: 'chat:write', run: postMessage },
  'chat.postEphemeral': { scope: 'chat:write', run: postEphemeral },
  'chat.update': { scope: 'chat:write', run: update },
  'chat.delete': { scope: 'chat:write', run: remove },
  'chat.getPermalink': { run: getPermalink },
}
