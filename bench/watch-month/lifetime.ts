import type { Channel } from '../../src/contract/channels.ts'
import type { Observation } from '../../src/contract/observation.ts'
import type { Clock } from './clock.ts'
import { type Post, postAt } from './post.ts'
import type { MonthChannel } from './world.ts'

/** Something that a door hears; `at` in milliseconds since the epoch. */
export interface Delivery {
  at: number
  observation: Observation
}

interface Happening {
  channel: MonthChannel
  id: string
  time: number
  text: () => string
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const GLAD_OR_NOT = ['🎉', '❤️', '👍', '😢', '😡', '👀', '🤔']
/** How often each happens. */
const RATES = {
  edit: 0.06,
  deletion: 0.03,
  reaction: 0.1,
  untaken: 0.15,
  repeat: 0.05,
  slow: 0.15,
  bot: 0.03,
}
/** Nothing happens so close to when a message settles: who comes first would be left to chance. */
const CLEAR_MILLISECONDS = 3 * SECOND
/** A clock that is so far ahead makes everything late. */
const FAR_AHEAD_MILLISECONDS = 9 * MINUTE

/** Writes a message and all that happens to it, and brings it to the door: late, twice, in another order. */
export function createLifetimes(random: () => number, clock: Clock) {
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!
  const chance = (rate: number) => random() < rate

  /** Some of it within minutes, some long after it counts. */
  function later(time: number, after = time): number {
    const at = after + SECOND + random() ** 2 * (chance(0.1) ? 48 * 60 : 16) * MINUTE
    const settles = clock.settles(time, time)
    return Math.abs(at - settles) < CLEAR_MILLISECONDS ? settles + CLEAR_MILLISECONDS : at
  }

  function happensTo(time: number, text: () => string, people: MonthChannel['people']) {
    const texts = [{ at: time, text: text() }]
    while (chance(RATES.edit)) texts.push({ at: later(time), text: text() })
    const deleted = chance(RATES.deletion) ? { deleted: later(time) } : {}
    const reactions: Post['reactions'][number][] = []
    while (chance(RATES.reaction)) {
      const [at, reaction] = [later(time), { emoji: pick(GLAD_OR_NOT), person: pick(people).id }]
      reactions.push({ at, reaction, added: true })
      if (chance(RATES.untaken)) reactions.push({ at: later(time, at), reaction, added: false })
    }
    return { texts: texts.sort(byTime), reactions: reactions.sort(byTime), ...deleted }
  }

  /** When it arrives: what happened before the message settles also does. */
  function arrives(at: number, time: number): number[] {
    const settles = clock.settles(time, time)
    const delay = () => (chance(RATES.slow) ? random() * 40 * SECOND : random() * 300)
    const first = at + delay()
    const on = at < settles ? Math.min(first, settles - 1) : first
    return chance(RATES.repeat) ? [on, repeated(on, settles)] : [on]
  }

  const atOnce = (at: number) => (chance(RATES.repeat) ? [at, at + random() * 30 * MINUTE] : [at])

  function repeated(at: number, settles: number): number {
    const again = at + (chance(0.5) ? random() * MINUTE : random() * 30 * MINUTE)
    return again < settles || at >= settles ? again : Math.max(again, settles + CLEAR_MILLISECONDS)
  }

  return ({ channel: { channel, people, silent }, id, time, text }: Happening) => {
    const author = pick(people)
    const bot = silent || chance(RATES.bot)
    const far = clock.shows(time) - time > FAR_AHEAD_MILLISECONDS
    const life = far ? { texts: [{ at: time, text: text() }], reactions: [] } : happensTo(time, text, people)
    const post: Post = { id, channel, bot, time, author: author.id, name: author.name, heard: [], ...life }
    const deliveries = deliveriesOf(post, (at) => (far ? atOnce(at) : arrives(at, time)))
    const heard = deliveries.flatMap(({ at, observation }) => ('message' in observation ? [at] : []))
    return { post: { ...post, heard }, deliveries }
  }
}

const byTime = (a: { at: number }, b: { at: number }) => a.at - b.at

function deliveriesOf(post: Post, arrive: (at: number) => number[]): Delivery[] {
  const { id, channel, reactions } = post
  const told = happeningsOf(post, channel)
  for (const { at, reaction, added } of reactions) {
    told.push({ at, observation: { kind: 'reaction', channel, id, reaction, added, time: at } })
  }
  return told.flatMap(({ at, observation }) =>
    arrive(at).map((on, index) => ({
      at: on,
      observation:
        index > 0 && observation.kind === 'message' ? { ...observation, again: true } : observation,
    })),
  )
}

function happeningsOf(post: Post, channel: Channel): Delivery[] {
  const { id, time, deleted = Number.POSITIVE_INFINITY } = post
  const told: Delivery[] = []
  for (const { at } of post.texts) {
    if (at >= deleted) continue
    const { reactions: _, ...message } = postAt(post, at + 0.001)!
    told.push({ at, observation: { kind: at === time ? 'message' : 'edit', channel, message } })
  }
  if (deleted < Number.POSITIVE_INFINITY)
    told.push({ at: deleted, observation: { kind: 'deletion', channel, id } })
  return told
}
