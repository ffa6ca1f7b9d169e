import type { Channel } from '../../src/contract/channels.ts'
import type { Observation } from '../../src/contract/observation.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Place, Voice } from '../../src/contract/watch.ts'
import type { Clock } from './clock.ts'
import { grouped } from './grouped.ts'
import { type Post, postAt, within } from './post.ts'

/** The platform does not answer, because it was made not to. */
export class PlatformDown extends Error {}

/** What Parley said unasked. */
export interface Said {
  platform: string
  place: Place
  reply: Reply
  /** Milliseconds since the epoch. */
  at: number
}

export interface MonthPlatform {
  said: Said[]
  /** While set, calls for history or for saying something fail. */
  trouble: { reading: boolean; saying: boolean }
  /** A voice of a process that is alive, which also hears what it says. */
  voice(platform: string, isAlive: () => boolean, observe: (observation: Observation) => void): Voice
}

/** Two platforms that know everything that ever happens, and tell what of it has happened. */
export function createPlatform(clock: Clock, posts: readonly Post[]): MonthPlatform {
  const channels = grouped(posts, ({ channel }) => channel.channel)
  const said: Said[] = []
  const trouble = { reading: false, saying: false }
  const voice: MonthPlatform['voice'] = (platform, isAlive, observe) => {
    const check = (failing: boolean) => {
      if (!isAlive()) throw new Error('this process is no more')
      if (failing) throw new PlatformDown('the platform is not there')
    }
    return {
      platform,
      async say(place, reply) {
        check(trouble.saying)
        if (reply === undefined) throw new Error('nothing here is taken away')
        said.push({ platform, place, reply, at: clock.time })
        const channel = 'person' in place ? `direct ${place.person}` : place.channel
        const id = `own ${said.length}`
        observe(ownMessage({ platform, workspace: place.workspace, channel }, id, reply, clock.time))
        return [{ channel, id }]
      },
      async react() {
        throw new Error('nothing here puts emoji on messages')
      },
      async read({ channel }, since, until) {
        check(trouble.reading)
        const there = within(channels.get(channel) ?? [], since, Math.min(until, clock.time))
        return { messages: there.flatMap((post) => postAt(post, clock.time) ?? []), complete: true }
      },
      links: async (_, ids) => new Map(ids.map((id) => [id, `https://chat.test/${id}`])),
    }
  }
  return { said, trouble, voice }
}

function ownMessage(channel: Channel, id: string, { title, text }: Reply, time: number): Observation {
  const message = { id, author: 'PARLEY', text: text ?? title, time, bot: true }
  return { kind: 'message', channel, message }
}
