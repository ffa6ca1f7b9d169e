import { joinedChannel, knownChannel, needChannelScope, needScope } from '../access.ts'
import { type Arguments, flag, required, text } from '../arguments.ts'
import { repliesTo } from '../messages.ts'
import { refusal } from '../refusal.ts'
import { newId, type State } from '../state.ts'
import {
  type Channel,
  type ChannelKind,
  directChannel,
  findMessage,
  isBotIn,
  type Message,
  type Team,
} from '../world.ts'
import type { MethodCall, Methods } from './method.ts'
import { pageOf } from './pages.ts'

/** docs.slack.dev/reference/methods/conversations.history and the other methods' pages */
const HISTORY = { standard: 100, maximum: 999, keyOf: (message: Message) => message.ts }
const REPLIES = { ...HISTORY, standard: 1000, maximum: 1000 }
const CHANNELS = { standard: 100, maximum: 999, keyOf: (channel: Channel) => channel.id }
const MEMBERS = { standard: 100, maximum: 1000, keyOf: (member: string) => member }

const KINDS: Record<string, ChannelKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
}

function channelObject(team: Team, channel: Channel): Record<string, unknown> {
  const { id, name, kind } = channel
  const shared = { id, created: 1_700_000_000, is_archived: channel.archived, is_im: kind === 'im' }
  if (kind === 'im') {
    return {
      ...shared,
      user: [...channel.members].find((user) => user !== team.bot.id),
      is_user_deleted: false,
    }
  }
  return {
    ...shared,
    name,
    name_normalized: name,
    is_channel: kind === 'public' || kind === 'private',
    is_group: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_member: isBotIn(team, channel),
    creator: team.people[0]!.id,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.size,
  }
}

/** With what Slack says of the thread below it. */
function shown(channel: Channel, message: Message): Record<string, unknown> {
  const replies = message.thread_ts === message.ts ? repliesTo(channel, message.ts) : []
  const copy = structuredClone(message)
  if (replies.length === 0) return { ...copy }
  const reply_users = [...new Set(replies.map((row) => row.user))]
  const latest_reply = replies.at(-1)!.ts
  return {
    ...copy,
    reply_count: replies.length,
    reply_users,
    latest_reply,
    reply_users_count: reply_users.length,
  }
}

/** The messages between `oldest` and `latest`; those two themselves only when `inclusive`. */
function between(messages: Message[], args: Arguments): Message[] {
  const oldest = Number(text(args, 'oldest') || 0)
  const latest = Number(text(args, 'latest') || Number.POSITIVE_INFINITY)
  if (Number.isNaN(oldest)) throw refusal('invalid_ts_oldest')
  if (Number.isNaN(latest)) throw refusal('invalid_ts_latest')
  const inclusive = flag(args, 'inclusive')
  return messages.filter(({ ts }) => {
    const time = Number(ts)
    return (time > oldest && time < latest) || (inclusive && (time === oldest || time === latest))
  })
}

function answer(channel: Channel, page: { items: Message[]; next_cursor: string }) {
  const { items, next_cursor } = page
  const messages = items.map((message) => shown(channel, message))
  return { messages, has_more: next_cursor !== '', pin_count: 0, response_metadata: { next_cursor } }
}

function readable({ team, args }: MethodCall): Channel {
  const channel = knownChannel(team, required(args, 'channel'))
  needChannelScope(team, channel, 'history')
  return joinedChannel(team, channel.id)
}

function history(call: MethodCall) {
  const channel = readable(call)
  const top = channel.messages.filter(
    (row) => !row.thread_ts || row.thread_ts === row.ts || row.subtype === 'thread_broadcast',
  )
  return answer(channel, pageOf(between(top, call.args).reverse(), call.args, HISTORY))
}

function replies(call: MethodCall) {
  const channel = readable(call)
  const parent = findMessage(channel, required(call.args, 'ts'))
  if (!parent) throw refusal('thread_not_found')
  const thread = [parent, ...between(repliesTo(channel, parent.ts), call.args)]
  return answer(channel, pageOf(thread, call.args, REPLIES))
}

function info({ team, args }: MethodCall) {
  const channel = knownChannel(team, required(args, 'channel'))
  needChannelScope(team, channel, 'read')
  return { channel: channelObject(team, channel) }
}

function members({ team, args }: MethodCall) {
  const channel = knownChannel(team, required(args, 'channel'))
  needChannelScope(team, channel, 'read')
  const { items, next_cursor } = pageOf([...channel.members], args, MEMBERS)
  return { members: items, response_metadata: { next_cursor } }
}

/** @param user only channels that this person is in. */
function list({ team, args }: MethodCall, user?: string) {
  const kinds = (text(args, 'types') || 'public_channel').split(',').map((name) => KINDS[name.trim()])
  if (kinds.includes(undefined)) throw refusal('invalid_types')
  const scopes = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' }
  for (const kind of kinds) needScope(team, `${scopes[kind!]}:read`)
  const found = team.channels
    .filter((row) => kinds.includes(row.kind) && (row.kind === 'public' || isBotIn(team, row)))
    .filter(
      (row) =>
        (user === undefined || row.members.has(user)) && !(flag(args, 'exclude_archived') && row.archived),
    )
  const { items, next_cursor } = pageOf(found, args, CHANNELS)
  return { channels: items.map((row) => channelObject(team, row)), response_metadata: { next_cursor } }
}

function ofUser(call: MethodCall) {
  const user = text(call.args, 'user') || call.team.bot.id
  if (![...call.team.people, call.team.bot].some((row) => row.id === user)) throw refusal('user_not_found')
  return list(call, user)
}

function open({ state, team, args }: MethodCall) {
  const users = required(args, 'users').split(',')
  needScope(team, users.length > 1 ? 'mpim:write' : 'im:write')
  for (const user of users) {
    const person = team.people.find((row) => row.id === user)
    if (!person) throw refusal('user_not_found')
    if (person.is_bot) throw refusal('cannot_dm_bot')
  }
  const channel = users.length > 1 ? groupChannel(state, team, users) : directChannel(team, users[0]!)
  return { channel: flag(args, 'return_im') ? channelObject(team, channel) : { id: channel.id } }
}

/** The direct messages between the bot and several people. */
function groupChannel(state: State, team: Team, users: string[]): Channel {
  const members = new Set([...users, team.bot.id])
  const same = (row: Channel) =>
    row.kind === 'mpim' &&
    row.members.size === members.size &&
    [...row.members].every((id) => members.has(id))
  const found = team.channels.find(same)
  if (found) return found
  const id = newId(state, 'C')
  const channel: Channel = { id, name: `mpdm-${id}`, kind: 'mpim', members, archived: false, messages: [] }
  team.channels.push(channel)
  return channel
}

export const conversations: Methods = {
  'conversations.history': { run: history },
  'conversations.replies': { run: replies },
  'conversations.info': { run: info },
  'conversations.members': { run: members },
  'conversations.list': { run: (call) => list(call) },
  'conversations.open': { run: open },
  'users.conversations': { run: ofUser },
}
