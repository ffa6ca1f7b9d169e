import { messageIn, needPermission, viewedChannel, writableChannel } from '../access.ts'
import type { Body } from '../check-message.ts'
import { INTENT } from '../dispatch.ts'
import { channelObject, messageObject } from '../payloads.ts'
import { checkString } from '../problem.ts'
import { refusal, refuseProblems } from '../refusal.ts'
import type { RouteCall, Routes } from '../route.ts'
import type { State } from '../state.ts'
import { CHANNEL, type Channel, isThread, newChannel } from '../world.ts'
import { sendMessage } from './messages.ts'

/** A new thread under a channel; the app is told. @param id the message's when it begins at one. */
export function openThread(
  state: State,
  parent: Channel,
  given: { name: string; owner: string; id?: string; private?: boolean },
): Channel {
  const thread = newChannel(
    {
      id: given.id ?? state.clock.snowflake(),
      type: given.private ? CHANNEL.privateThread : CHANNEL.thread,
      name: given.name,
      guild_id: parent.guild_id!,
      parent_id: parent.id,
      owner_id: given.owner,
    },
    { members: [given.owner] },
  )
  state.world.channels.push(thread)
  const d = { ...channelObject(state, thread), newly_created: true }
  state.emit({ t: 'THREAD_CREATE', d, intent: INTENT.Guilds, guild: thread.guild_id, channel: thread })
  return thread
}

function checkThread({ state, params, body }: RouteCall): Channel {
  const parent = viewedChannel(state, params.channel)
  if (parent.type !== CHANNEL.text && parent.type !== CHANNEL.forum) throw refusal('WrongChannel')
  refuseProblems(checkString(body.name, ['name'], { most: 100 }))
  return parent
}

function threadFromMessage(call: RouteCall) {
  const { state, params, body } = call
  const parent = checkThread(call)
  const { id } = messageIn(parent, params.message)
  needPermission(state, parent, 'CreatePublicThreads')
  if (state.world.channels.some((row) => row.id === id)) throw refusal('ThreadExists')
  const thread = openThread(state, parent, { name: String(body.name), owner: state.botId, id })
  return { status: 201, body: channelObject(state, thread) }
}

/** In a forum with its first message, elsewhere without one. */
function threadAlone(call: RouteCall) {
  const { state, body } = call
  const parent = checkThread(call)
  const isForum = parent.type === CHANNEL.forum
  const hidden = body.type === CHANNEL.privateThread
  needPermission(
    state,
    parent,
    isForum ? 'SendMessages' : hidden ? 'CreatePrivateThreads' : 'CreatePublicThreads',
  )
  const given = { name: String(body.name), owner: state.botId, private: hidden }
  const thread = openThread(state, parent, given)
  if (!isForum) return { status: 201, body: channelObject(state, thread) }
  const message = sendMessage(call, thread, body.message as Body)
  return { status: 201, body: { ...channelObject(state, thread), message: messageObject(state, message) } }
}

function enterThread({ state, params }: RouteCall, joins: boolean) {
  const thread = viewedChannel(state, params.channel)
  if (!isThread(thread)) throw refusal('WrongChannel')
  if (joins) thread.members.add(state.botId)
  else thread.members.delete(state.botId)
  return {}
}

/** Those that are closed, the one that was closed last first; a thread of this fake is closed after its last message. */
function closedThreads({ state, params }: RouteCall) {
  const parent = viewedChannel(state, params.channel)
  needPermission(state, parent, 'ReadMessageHistory')
  const threads = state.world.channels
    .filter((row) => row.parent_id === parent.id && row.type === CHANNEL.thread && row.archived)
    .sort((one, other) => (other.messages.at(-1)?.id ?? '').localeCompare(one.messages.at(-1)?.id ?? ''))
  return { body: { threads: threads.map((row) => channelObject(state, row)), members: [], has_more: false } }
}

function type({ state, params }: RouteCall) {
  writableChannel(state, params.channel)
  return {}
}

export const channels: Routes = {
  'GET /channels/:channel': {
    run: ({ state, params }) => ({ body: channelObject(state, viewedChannel(state, params.channel)) }),
  },
  'GET /channels/:channel/threads/archived/public': { run: closedThreads },
  'POST /channels/:channel/typing': { run: type },
  'POST /channels/:channel/threads': { run: threadAlone },
  'POST /channels/:channel/messages/:message/threads': { run: threadFromMessage },
  'PUT /channels/:channel/thread-members/@me': { run: (call) => enterThread(call, true) },
  'DELETE /channels/:channel/thread-members/@me': { run: (call) => enterThread(call, false) },
}
