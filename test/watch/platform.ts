import type { Channel } from '../../src/contract/channels.ts'
import type { HeardMessage, HeardReaction } from '../../src/contract/observation.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Place, Voice } from '../../src/contract/watch.ts'

/** A message as the platform has it. */
interface Posted {
  message: HeardMessage
  channel: string
  deleted: boolean
  reactions: Map<string, HeardReaction>
}

/** A chat platform with a history, and what Parley said there. */
export function createPlatform(name = 'slack') {
  const posted = new Map<string, Posted>()
  const said: { place: Place; reply: Reply }[] = []
  const reacted: { message: string; emoji: string }[] = []
  /** Set to make it refuse. */
  const trouble = { reading: false, saying: false }
  const reads: { since: number; until: number }[] = []

  const of = (id: string) => posted.get(id)!
  const voice: Voice = {
    platform: name,
    async say(place, reply) {
      if (trouble.saying) throw new Error('the platform is down')
      if (reply) said.push({ place, reply })
      return []
    },
    async react(_channel, message, emoji) {
      reacted.push({ message, emoji })
    },
    async read(channel, since, until) {
      reads.push({ since, until })
      if (trouble.reading) throw new Error('the platform is down')
      const messages = [...posted.values()]
        .filter((one) => one.channel === channel.channel && !one.deleted)
        .map(({ message, reactions }) => ({ ...message, reactions: [...reactions.values()] }))
        .filter(({ time }) => time >= since && time < until)
        .sort((a, b) => a.time - b.time)
      return { messages, complete: true }
    },
    links: async (_channel, messages) => new Map(messages.map((id) => [id, `https://chat.test/${id}`])),
  }
  return {
    ...{ voice, said, reacted, trouble, reads },
    post: (channel: Channel, message: HeardMessage) =>
      void posted.set(message.id, {
        ...{ message, channel: channel.channel, deleted: false, reactions: new Map() },
      }),
    edit(id: string, text: string, edited: number): HeardMessage {
      of(id).message = { ...of(id).message, text, edited }
      return of(id).message
    },
    remove(id: string) {
      of(id).deleted = true
    },
    react(id: string, reaction: HeardReaction, added: boolean) {
      const key = `${reaction.person} ${reaction.emoji}`
      if (added) of(id).reactions.set(key, reaction)
      else of(id).reactions.delete(key)
    },
  }
}

export type Platform = ReturnType<typeof createPlatform>
