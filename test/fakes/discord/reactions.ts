import { INTENT } from './dispatch.ts'
import { isSameEmoji } from './emoji.ts'
import { fullMember } from './payloads.ts'
import type { State } from './state.ts'
import { type Channel, type Emoji, isDirect, type Message, memberOf } from './world.ts'

/** Takes all reactions of a message away, or all with one emoji, and tells the app. @returns whether it was told. */
export function clearReactions(
  state: State,
  { channel, message }: { channel: Channel; message: Message },
  emoji?: Emoji,
): boolean {
  message.reactions = message.reactions.filter((row) => emoji && !isSameEmoji(row.emoji, emoji))
  return state.emit({
    t: emoji ? 'MESSAGE_REACTION_REMOVE_EMOJI' : 'MESSAGE_REACTION_REMOVE_ALL',
    d: {
      channel_id: channel.id,
      message_id: message.id,
      ...(channel.guild_id && { guild_id: channel.guild_id }),
      ...(emoji && { emoji }),
    },
    intent: isDirect(channel) ? INTENT.DirectMessageReactions : INTENT.GuildMessageReactions,
    guild: channel.guild_id,
    channel,
  })
}

/** Adds or takes away a reaction and tells the app. @returns whether it was told; nothing when nothing changed. */
export function changeReaction(
  state: State,
  { channel, message }: { channel: Channel; message: Message },
  { user, emoji, added }: { user: string; emoji: Emoji; added: boolean },
): boolean | undefined {
  const found = message.reactions.find((row) => isSameEmoji(row.emoji, emoji))
  if ((found?.users.includes(user) ?? false) === added) return undefined
  if (!added) found!.users = found!.users.filter((id) => id !== user)
  else if (found) found.users.push(user)
  else message.reactions.push({ emoji, users: [user] })
  message.reactions = message.reactions.filter((row) => row.users.length > 0)
  const guild = state.world.guilds.find((row) => row.id === channel.guild_id)
  const member = memberOf(guild, user)
  const d = {
    user_id: user,
    channel_id: channel.id,
    message_id: message.id,
    emoji,
    burst: false,
    type: 0,
    ...(guild && { guild_id: guild.id }),
    ...(added && { message_author_id: message.author.id }),
    ...(added && member && { member: fullMember(member) }),
  }
  return state.emit({
    t: added ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE',
    d,
    intent: isDirect(channel) ? INTENT.DirectMessageReactions : INTENT.GuildMessageReactions,
    guild: channel.guild_id,
    channel,
  })
}
