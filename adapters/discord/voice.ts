import type { Client } from 'discord.js'
import type { Reply } from '../../src/contract/reply.ts'
import type { Place, Standing, Voice } from '../../src/contract/watch.ts'
import { isUnwelcome, openly } from './deliveries.ts'
import type { Desk } from './desk.ts'
import type { Rendered } from './discord-message.ts'
import { renderReply } from './reply.ts'
import { knownRoom } from './room-of.ts'
import type { Place as Spot } from './writer.ts'

/** Discord's voice of what Parley does unasked: everything at background priority. @param closing ends the reading. */
export function createVoice(desk: Desk, closing: AbortSignal): Voice {
  const { client, writer, reader, threads } = desk
  return {
    platform: 'discord',
    async say(place, reply, earlier = []) {
      if (reply === undefined) {
        for (const one of earlier) await writer.remove(one, 'background')
        return []
      }
      const rendered = await render(reply, place, desk)
      if ('person' in place) return await sayDirectly(desk, place.person, rendered, earlier)
      if (place.onlyFor === undefined)
        return await openly(desk, spotOf(client, place), rendered, earlier, 'background')
      // Only answers to commands can be for one person's eyes.
      await sayDirectly(desk, place.onlyFor, rendered, [])
      return []
    },
    async react({ channel }, id, emoji) {
      await writer.mark({ channel: threads.get(id) ?? channel, id }, emoji, 'background')
    },
    async read({ channel }, since, until) {
      closing.throwIfAborted()
      const read = await reader.span(channel, since, until)
      for (const { id, thread } of read.messages) if (thread !== undefined) threads.set(id, thread)
      return read
    },
    async links({ channel }, messages) {
      const links = new Map<string, string>()
      for (const id of messages) {
        const room = threads.get(id) ?? channel
        const link = (await reader.links(room, [id])).get(id)
        if (link !== undefined) links.set(id, link)
      }
      return links
    },
  }
}

async function render(reply: Reply, place: Place, { reader }: Desk): Promise<Rendered> {
  const ids = (reply.points ?? []).flatMap((point) => point.sources)
  const known = 'channel' in place && ids.length > 0
  const links = known ? await reader.links(place.channel, ids) : new Map<string, string>()
  return renderReply(reply, { links, controls: [] })
}

/** Where there is no thread yet, below the message that it would begin at: Parley opens none, which would clutter the channel. */
function spotOf(client: Client, { channel, thread }: { channel: string; thread?: string }): Spot {
  if (thread === undefined) return { channel }
  return knownRoom(client, thread)?.thread === undefined ? { channel, replyTo: thread } : { channel: thread }
}

/** Nothing for who takes no direct messages from Parley. */
async function sayDirectly(
  desk: Desk,
  person: string,
  rendered: Rendered,
  earlier: readonly Standing[],
): Promise<Standing[]> {
  const { client, insist, house } = desk
  try {
    const { id: channel } = await insist(() => client.users.createDM(person))
    return await openly(desk, { channel }, rendered, earlier, 'background')
  } catch (error) {
    if (!isUnwelcome(error)) throw error
    house.log.warn(
      { door: 'discord' },
      'somebody who was to be told something takes no direct messages from Parley',
    )
    return []
  }
}
