import type { PermissionsString } from 'discord.js'

/** Every permission that Parley asks for on a server, why, and the calls that need it. */
export const PERMISSIONS: Readonly<Partial<Record<PermissionsString, { why: string; calls: string[] }>>> = {
  ViewChannel: {
    why: 'see the channels that it is to work in',
    calls: ['channels.fetch', 'messages.fetch', 'get channelMessages', 'get channelMessage'],
  },
  ReadMessageHistory: {
    why: 'read what was said, for summaries and translations that somebody asks for, and reply to it',
    calls: [
      'messages.fetch',
      'get channelMessages',
      'get channelMessage',
      'get channelThreads',
      'post channelMessages',
    ],
  },
  Connect: {
    why: 'read the chat of voice channels (Discord asks for this one too); it never joins a call',
    calls: ['get channelMessages', 'get channelMessage'],
  },
  SendMessages: {
    why: 'answer mentions and flags, and show answers that somebody shares',
    calls: ['post channelMessages', 'channel.sendTyping'],
  },
  SendMessagesInThreads: {
    why: 'the same in threads and forum posts',
    calls: ['post channelMessages', 'channel.sendTyping'],
  },
  EmbedLinks: {
    why: 'lay answers out with bars, points and links',
    calls: ['post channelMessages', 'patch channelMessage'],
  },
  AddReactions: {
    why: 'put an emoji on messages where an administrator wants that, and show by 🔒 that the access policy lets it answer you neither openly nor, since you take no direct messages, alone',
    calls: ['put channelMessageOwnReaction'],
  },
  AttachFiles: {
    why: 'attach a chart, or an answer that is too long for messages',
    calls: ['post channelMessages', 'patch channelMessage'],
  },
}

/** Calls that need no permission: about Parley and its own messages, about and to people, and within interactions. */
export const FREE_CALLS: readonly string[] = [
  ...['delete channelMessage', 'users.fetch', 'members.fetch', 'members.fetchMe'],
  ...['user.send', 'users.createDM'],
  ...['commands.fetch', 'commands.create', 'command.edit', 'command.delete'],
  ...['interaction.deferReply', 'interaction.deferUpdate', 'interaction.editReply', 'interaction.followUp'],
  ...['interaction.respond', 'get user', 'get currentApplication', 'get userGuilds'],
]
