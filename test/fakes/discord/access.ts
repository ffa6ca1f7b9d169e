import { may, type Permission } from './permissions.ts'
import { refusal } from './refusal.ts'
import type { State } from './state.ts'
import {
  CHANNEL,
  type Channel,
  findMessage,
  type Guild,
  isDirect,
  isThread,
  type Message,
  memberOf,
} from './world.ts'

/** A channel that the bot may view. @throws 10003, 50001 */
export function viewedChannel({ world, botId }: State, id: string | undefined): Channel {
  const found = world.channels.find((row) => row.id === id)
  if (!found) throw refusal('UnknownChannel')
  if (!may(world, botId, found, 'ViewChannel')) throw refusal('MissingAccess')
  return found
}

/** @throws 50013 when the bot lacks one of these there. */
export function needPermission({ world, botId }: State, channel: Channel, ...names: Permission[]): void {
  if (!may(world, botId, channel, ...names)) throw refusal('MissingPermissions')
}

/** A channel that the bot may write to now. @throws 50007, 50008, 40058, 50083 and what `viewedChannel` throws. */
export function writableChannel(state: State, id: string | undefined): Channel {
  const channel = viewedChannel(state, id)
  if (channel.type === CHANNEL.forum) throw refusal('ForumMessage')
  if (isDirect(channel) && channel.recipients.some((user) => state.closed.has(user) || isBot(state, user))) {
    throw refusal('ClosedDirectMessages')
  }
  needPermission(state, channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages')
  if (channel.locked && !may(state.world, state.botId, channel, 'ManageThreads')) throw refusal('Archived')
  return channel
}

const isBot = ({ world, botId }: State, user: string) =>
  user !== botId && world.users.find((row) => row.id === user)?.bot === true

/** @throws 10008 */
export function messageIn(channel: Channel, id: string | undefined): Message {
  const found = findMessage(channel, id)
  if (!found) throw refusal('UnknownMessage')
  return found
}

/** A message that the bot may read. @throws 50013, 10008 and what `viewedChannel` throws. */
export function readMessage(state: State, channelId: string | undefined, id: string | undefined) {
  const channel = viewedChannel(state, channelId)
  needPermission(state, channel, 'ReadMessageHistory')
  return { channel, message: messageIn(channel, id) }
}

/** A guild that the bot is in. @throws 10004 */
export function joinedGuild({ world, botId }: State, id: string | undefined): Guild {
  const found = world.guilds.find((row) => row.id === id)
  if (!found || !memberOf(found, botId)) throw refusal('UnknownGuild')
  return found
}
