import { messageIn, needPermission, readMessage, viewedChannel, writableChannel } from '../access.ts'
import type { Body } from '../check-message.ts'
import { compareIds } from '../clock.ts'
import { takeContent } from '../content.ts'
import { addMessage, botAuthor, changeMessage, newMessage, removeMessage, stamp } from '../messages.ts'
import { messageObject } from '../payloads.ts'
import { may } from '../permissions.ts'
import { checkInteger, problem } from '../problem.ts'
import { invalid, refusal, refuseProblems } from '../refusal.ts'
import type { RouteCall, Routes } from '../route.ts'
import { CHANNEL, type Channel, findMessage, isDirect, type Message } from '../world.ts'

/** Messages that people write: plain ones, answers, and those that begin a thread. */
const WRITTEN = [0, 19, 20, 23]

export function sendMessage(call: RouteCall, channel: Channel, body: Body): Message {
  const { state, uploads, path } = call
  const twin = body.enforce_nonce && state.nonces.get(`${channel.id} ${body.nonce}`)
  if (twin) return twin
  if (body.embeds?.length) needPermission(state, channel, 'EmbedLinks')
  if (uploads.length > 0) needPermission(state, channel, 'AttachFiles')
  const answered = answeredBy(call, channel, body)
  const content = takeContent(state, { channel, body, uploads, path, answered })
  const message = newMessage(state, channel, {
    ...content,
    author: botAuthor(state),
    tts: body.tts ?? false,
    ...(body.nonce !== undefined && body.nonce !== null && { nonce: body.nonce }),
    ...(answered && { type: 19, message_reference: referenceTo(channel, answered.id) }),
  })
  if (message.nonce !== undefined) state.nonces.set(`${channel.id} ${message.nonce}`, message)
  channel.archived = false
  addMessage(state, channel, message)
  return message
}

export const referenceTo = ({ id, guild_id }: Channel, message_id: string) => ({
  ...{ type: 0, channel_id: id, message_id },
  ...(guild_id && { guild_id }),
})

/** The message that is answered. @throws 50035, 160002 */
function answeredBy(
  { state }: RouteCall,
  channel: Channel,
  { message_reference }: Body,
): Message | undefined {
  if (!message_reference?.message_id) return undefined
  const wrong = (code: string, message: string) => invalid([problem(['message_reference'], code, message)])
  const { message_id, channel_id = channel.id, fail_if_not_exists = true } = message_reference
  if (channel_id !== channel.id)
    throw wrong('REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL', 'Cannot reply to a message in a different channel')
  if (!may(state.world, state.botId, channel, 'ReadMessageHistory')) throw refusal('NoHistoryForReply')
  const found = findMessage(channel, message_id)
  if (!found && fail_if_not_exists) throw wrong('REPLIES_UNKNOWN_MESSAGE', 'Unknown message')
  if (found && !WRITTEN.includes(found.type))
    throw wrong('REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message')
  return found
}

function create(call: RouteCall) {
  const channel = writableChannel(call.state, call.params.channel)
  const message = sendMessage(call, channel, call.body as Body)
  return { body: { ...messageObject(call.state, message), nonce: message.nonce } }
}

/** A page: always the newest first; the oldest of those that are later when `after` is given. */
function list({ state, params, query }: RouteCall) {
  const channel = viewedChannel(state, params.channel)
  if (channel.type === CHANNEL.forum) throw refusal('NotText')
  const limit = Number(query.limit ?? 50)
  refuseProblems(checkInteger(limit, ['limit'], 1, 100))
  const given = (['around', 'before', 'after'] as const).filter((key) => query[key] !== undefined)
  if (given.length > 1)
    throw invalid([problem([], 'BASE_TYPE_EXCLUSIVE', `${given.join(', ')} are mutually exclusive`)])
  refuseProblems(
    given
      .filter((key) => !/^\d{1,20}$/.test(query[key]!))
      .map((key) => problem([key], 'NUMBER_TYPE_COERCE', `Value "${query[key]}" is not snowflake.`)),
  )
  if (!may(state.world, state.botId, channel, 'ReadMessageHistory')) return { body: [] }
  const page = pageOf(channel.messages, query, limit)
  return { body: page.reverse().map((row) => messageObject(state, row, state.portal.messageContent)) }
}

function pageOf(
  messages: Message[],
  { before, after, around }: Record<string, string>,
  limit: number,
): Message[] {
  const than = (id: string, sign: number) =>
    messages.filter((row) => Math.sign(compareIds(row.id, id)) === sign)
  if (before !== undefined) return than(before, -1).slice(-limit)
  if (after !== undefined) return than(after, 1).slice(0, limit)
  if (around === undefined) return messages.slice(-limit)
  const half = Math.floor(limit / 2)
  const exact = messages.filter((row) => row.id === around)
  return [
    ...(half > 0 ? than(around, -1).slice(-half) : []),
    ...exact,
    ...than(around, 1).slice(0, half),
  ].slice(0, limit)
}

function get({ state, params }: RouteCall) {
  const { message } = readMessage(state, params.channel, params.message)
  return { body: messageObject(state, message, state.portal.messageContent) }
}

function edit(call: RouteCall) {
  const { state, params, body, uploads, path } = call
  const channel = viewedChannel(state, params.channel)
  const message = messageIn(channel, params.message)
  if (message.author.id !== state.botId) throw refusal('NotYours')
  if ((body as Body).embeds?.length) needPermission(state, channel, 'EmbedLinks')
  const content = takeContent(state, { channel, body: body as Body, uploads, path, before: message })
  changeMessage(state, channel, message, { ...content, ...stamp(state) })
  return { body: messageObject(state, message) }
}

function remove({ state, params }: RouteCall) {
  const channel = viewedChannel(state, params.channel)
  const message = messageIn(channel, params.message)
  if (message.author.id !== state.botId) {
    if (isDirect(channel)) throw refusal('DirectMessages')
    needPermission(state, channel, 'ManageMessages')
  }
  removeMessage(state, channel, message)
  return {}
}

export const messages: Routes = {
  'POST /channels/:channel/messages': { run: create },
  'GET /channels/:channel/messages': { run: list },
  'GET /channels/:channel/messages/:message': { run: get },
  'PATCH /channels/:channel/messages/:message': { run: edit },
  'DELETE /channels/:channel/messages/:message': { run: remove },
}
