import { refusal } from './refusal.ts'
import { type Channel, findMessage, isBotIn, type Message, SCOPE_GROUPS, type Team } from './world.ts'

export function needScope(team: Team, ...scopes: string[]): void {
  if (scopes.some((scope) => team.scopes.has(scope))) return
  throw refusal('missing_scope', { needed: scopes.join(','), provided: [...team.scopes].join(',') })
}

/** A channel that the bot may know of: public ones, and others it is in. @throws `channel_not_found` */
export function knownChannel(team: Team, id: string): Channel {
  const found = team.channels.find((row) => row.id === id)
  if (!found || (found.kind !== 'public' && !isBotIn(team, found))) throw refusal('channel_not_found')
  return found
}

/** A channel that the bot is in. @throws `channel_not_found`, `not_in_channel` */
export function joinedChannel(team: Team, id: string): Channel {
  const channel = knownChannel(team, id)
  if (!isBotIn(team, channel)) throw refusal('not_in_channel')
  return channel
}

/** A channel that the bot may write to now. @throws `is_archived` and what `joinedChannel` throws. */
export function writableChannel(team: Team, id: string): Channel {
  const channel = joinedChannel(team, id)
  if (channel.archived) throw refusal('is_archived')
  return channel
}

/** The thread that an answer goes to. @throws `thread_not_found`, `cannot_reply_to_message` */
export function threadIn(channel: Channel, ts: string): string {
  const parent = findMessage(channel, ts)
  if (!parent) throw refusal('thread_not_found')
  if (parent.thread_ts && parent.thread_ts !== parent.ts) throw refusal('cannot_reply_to_message')
  return ts
}

/** @throws `message_not_found` */
export function messageIn(channel: Channel, ts: string): Message {
  const found = findMessage(channel, ts)
  if (!found || found.subtype === 'tombstone') throw refusal('message_not_found')
  return found
}

/** @throws `missing_scope` for this kind of channel. @param what `history`, `read` or `write`. */
export const needChannelScope = (team: Team, channel: Channel, what: string) =>
  needScope(team, `${SCOPE_GROUPS[channel.kind]}:${what}`)
