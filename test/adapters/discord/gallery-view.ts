import type { View } from '../../../adapters/discord/reply.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import { gallery } from '../../replies/gallery.ts'

const TOKENS: Record<string, string> = {
  '<@U1>': '<@80351110224678912>',
  '<@U024BE7LH>': '<@80351110224678913>',
  '<#C1>': '<#81384788765712384>',
  '<#C1|ops>': '<#81384788765712384>',
}

/** The replies of the gallery, with people, channels and links as Discord writes them. */
export const discordGallery: Record<string, Reply> = JSON.parse(
  JSON.stringify(gallery)
    .replace(/<[@#][^<>]+>/g, (token) => TOKENS[token] ?? token)
    .replace(/<(https?:[^<>|]+)\|([^<>]+)>/g, '[$2]($1)'),
)

/** What nobody asked for has none; a failure cannot be shared. */
function controlsOf<T>(reply: Reply, actions: T[], others: T[]): T[] {
  if (reply.visibility === 'public') return []
  return reply.error ? actions : [...actions, ...others]
}

/** A view as the adapter makes it: messages have links, actions and sharing are buttons. */
export function galleryView(reply: Reply): View {
  const sources = (reply.points ?? []).flatMap((point) => point.sources)
  const actions = (reply.actions ?? []).map(({ label }, index) => ({ id: `ask:${index}`, label }))
  const share = { id: 'share', label: 'Share to channel' }
  const ratings = ['👍', '👎'].map((label, index) => ({ id: `rate:${index}`, label }))
  return {
    links: new Map(
      sources.map((id, index) => [
        id,
        `https://discord.com/channels/41771983423143937/81384788765712384/${1034567890123456000n + BigInt(index)}`,
      ]),
    ),
    controls: controlsOf(reply, actions, [share, ...(reply.models.length > 0 ? ratings : [])]),
  }
}
