import type { APIMessage, Channel, Client } from 'discord.js'
import { accountName, contentOf } from './chat-messages.ts'
import type { Directory } from './directory.ts'
import { openName } from './open-name.ts'
import { mentionedPeople, type TokenNames } from './readable-text.ts'

/** Looks up what the tokens in a channel's messages stand for, and what their authors are called there. */
export async function tokenNames(
  client: Client,
  directory: Directory,
  channel: Channel | null,
  posts: readonly APIMessage[],
): Promise<TokenNames> {
  const guild = channel === null || channel.isDMBased() ? undefined : channel.guild
  const people = await directory.names(peopleIn(posts), guild)
  return {
    person: (id) => people.get(id),
    role: (id) => guild?.roles.cache.get(id)?.name,
    channel: (id) => openName(client.channels.cache.get(id), channel),
  }
}

/** Who wrote and who is mentioned, with the names that they came with. */
function peopleIn(posts: readonly APIMessage[]): Map<string, string> {
  const mentioned = posts.flatMap((post) => mentionedPeople(contentOf(post)))
  const people = new Map(mentioned.map((id) => [id, 'somebody']))
  for (const { author, mentions, webhook_id } of posts) {
    const users = webhook_id === undefined ? [author, ...mentions] : mentions
    for (const user of users) people.set(user.id, accountName(user))
  }
  return people
}
