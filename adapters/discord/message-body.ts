import { MessageFlags, type RawFile } from 'discord.js'
import type { DiscordMessage } from './discord-message.ts'

/** Nothing that Parley writes can ping anyone. */
const NOBODY = { parse: [], replied_user: false }

/**
 * A message as Discord's API takes it, whether it is posted or put over another: what it lacks is taken away then. A message
 * without embeds of its own gets no previews of links either.
 */
export function messageBody({ content = '', embeds, components, files = [] }: DiscordMessage) {
  return {
    content,
    embeds,
    components,
    flags: embeds.length === 0 ? MessageFlags.SuppressEmbeds : 0,
    attachments: files.map(({ name, description }, id) => ({
      id,
      filename: name,
      ...(description && { description }),
    })),
    allowed_mentions: { ...NOBODY },
  }
}

/** Its files as `discord.js` takes them, beside the body. */
export function messageFiles({ files = [] }: DiscordMessage): RawFile[] {
  return files.map(({ name, content }) => ({ name, data: content }))
}
