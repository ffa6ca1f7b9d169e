import type { PermissionsString } from 'discord.js'

/** Every permission that Parley asks for on a server, and why. */
export const PERMISSIONS: Readonly<Partial<Record<PermissionsString, string>>> = {
  ViewChannel: 'see the channels that it is to work in',
  ReadMessageHistory: 'read what was said, for summaries and translations that somebody asks for',
  SendMessages: 'answer mentions and show answers that somebody shares',
  SendMessagesInThreads: 'the same in threads and forum posts',
  EmbedLinks: 'lay answers out with bars, points and links',
  AttachFiles: 'attach a chart, or an answer that is too long for messages',
}
