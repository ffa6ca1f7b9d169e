import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MoodHour } from '../../../src/contract/mood-hours.ts'
import type { Observation } from '../../../src/contract/observation.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { createPlatform } from '../platform.ts'
import { general, HOUR, MINUTE, openMood } from './setting.ts'

/*
 * Messages, edits, deletions, reactions and wishes at random, delivered late, out of order and repeatedly, with restarts
 * between; the hours must be what a recount gives from how each message stood when it settled. The recount knows nothing
 * of windows: it asks which events Parley could know of at that moment, and puts them on in the order they happened.
 */

const START = Date.UTC(2026, 10, 2, 8, 30)
const LENGTH = 3 * HOUR
const SETTLE = 10 * MINUTE
const PEOPLE = ['U1', 'U2', 'U3']

type Adds = Partial<Omit<MoodHour, 'time' | 'through'>>

/** What each text adds to its hour; polarity in ten-thousandths. */
const TEXTS: [text: string, adds: Adds][] = [
  ['that is great', { seen: 1, scored: 1, positive: 1, polarity: 8712 }],
  ['I am unhappy with it', { seen: 1, scored: 1, negative: 1, polarity: -8500 }],
  ['hmm perhaps', { seen: 1, scored: 1, unsure: 1, polarity: 1234 }],
  ['the bus comes at nine', { seen: 1, scored: 1, neutral: 1, polarity: 101 }],
  ['🎉🎉', { glad: 1 }],
  [':cry:', { sad: 1 }],
  ['👀', {}],
  ['`x = 1`', {}],
  ['https://example.org/ <@U7>', {}],
  ['Lee joined the channel', {}],
  ['', {}],
]
const EMOJI: [emoji: string, adds: Adds][] = [
  ['👍', { glad: 1 }],
  ['rage', { sad: 1 }],
  ['👀', {}],
]

interface Deed {
  /** Milliseconds since the start; for posts whole minutes, so that some fall together. */
  at: number
  kind: 'post' | 'edit' | 'delete' | 'react' | 'unreact'
  person: number
  /** Which text or emoji, and which of the messages before. */
  choice: number
  target: number
  bot: boolean
  /** Milliseconds until it is delivered, each time. */
  delays: number[]
}

const deed = fc.record<Deed>({
  at: fc.integer({ min: 0, max: LENGTH - 1 }),
  kind: fc.constantFrom('post', 'post', 'post', 'edit', 'edit', 'delete', 'react', 'react', 'unreact'),
  person: fc.nat(PEOPLE.length - 1),
  choice: fc.nat(1000),
  target: fc.nat(1000),
  bot: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
  delays: fc.array(fc.integer({ min: 0, max: SETTLE - 1 }), { minLength: 1, maxLength: 3 }),
})
const script = fc.record({
  deeds: fc.array(deed, { minLength: 5, maxLength: 60 }),
  downs: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: LENGTH }), length: fc.integer({ min: 1, max: 50 * MINUTE }) }),
    { maxLength: 4 },
  ),
  optOuts: fc.array(fc.record({ at: fc.nat(LENGTH), person: fc.nat(PEOPLE.length - 1) }), { maxLength: 2 }),
})
type Script = typeof script extends fc.Arbitrary<infer T> ? T : never

/** A deed with the message it is about. */
interface Happening extends Deed {
  time: number
  id: string
}

function happeningsOf({ deeds }: Script): Happening[] {
  const posts: Happening[] = []
  const timed = deeds.map((one, index) => ({
    ...one,
    // Two changes never happen at the same time; two messages may.
    time:
      START +
      (one.kind === 'post'
        ? Math.floor(one.at / MINUTE) * MINUTE
        : Math.floor(one.at / 100) * 100 + index + 1),
  }))
  return timed
    .sort((a, b) => a.time - b.time)
    .flatMap((one, index) => {
      if (one.kind === 'post') {
        const post = { ...one, id: `m${index}` }
        posts.push(post)
        return [post]
      }
      const about = posts[one.target % Math.max(1, posts.length)]
      return about === undefined ? [] : [{ ...one, id: about.id }]
    })
}

/** When Parley runs; the platform and the clock go on meanwhile. */
function upsOf({ downs }: Script): { from: number; to: number }[] {
  const ups = []
  let from = START - MINUTE
  for (const down of downs.toSorted((a, b) => a.at - b.at)) {
    const to = START + down.at + 0.25
    if (to < from) continue
    ups.push({ from, to })
    from = to + down.length
  }
  return [...ups, { from, to: START + LENGTH + 2 * HOUR }]
}

const text = ({ choice }: Deed) => TEXTS[choice % TEXTS.length]!
const emoji = ({ choice }: Deed) => EMOJI[choice % EMOJI.length]!
/** Seldom, so that much happens between the moment a message is due and the tick that settles it. */
const TICK = 7 * MINUTE
const firstTickFrom = (time: number) => Math.ceil((time - 0.5) / TICK) * TICK + 0.5

async function run(play: Script): Promise<MoodHour[]> {
  const platform = createPlatform()
  let clock = START - MINUTE
  const store = createMemoryStore(() => clock)
  const wishes: Record<string, { neverAnalyse: boolean }> = {}
  const steps: { at: number; order: number; do: () => void | Promise<void> }[] = []
  const at = (time: number, work: () => void | Promise<void>, order = 1) =>
    steps.push({ at: time, order, do: work })
  let open: ReturnType<typeof openMood> | undefined
  let close = async () => {}
  const deliver = (observation: Observation) => open?.watch.observe(observation)

  await openMood({ store, now: () => clock }).channels.change(general, { mood: true })
  for (const { from, to } of upsOf(play)) {
    at(from, async () => {
      open = openMood({ store, now: () => clock, wishes, skewMilliseconds: 0 })
      close = await open.watch.join(platform.voice)
    })
    at(to, async () => {
      await close()
      expect(open!.failures).toEqual([])
      open = undefined
    })
    for (let tick = firstTickFrom(from); tick < to; tick += TICK) at(tick, () => open!.watch.tick())
  }
  for (const { at: time, person } of play.optOuts)
    at(START + time, () => void Object.assign(wishes, { [PEOPLE[person]!]: { neverAnalyse: true } }), 0)
  for (const one of happeningsOf(play)) {
    const made: Observation[] = []
    at(one.time, () => void made.push(happen(platform, one)), 0)
    const first = one.time + Math.min(...one.delays)
    const isUp = upsOf(play).some(({ from, to }) => one.time >= from && first < to)
    for (const delay of one.delays) {
      const again = !isUp || one.time + delay > first
      at(one.time + delay, () => deliver({ ...made[0]!, ...(again && { again }) } as Observation))
    }
  }
  for (const step of steps.sort((a, b) => a.at - b.at || a.order - b.order)) {
    clock = step.at
    await step.do()
  }
  return await openMood({ store, now: () => clock }).hours.read(general, START - HOUR, START + LENGTH + HOUR)
}

function happen(platform: ReturnType<typeof createPlatform>, one: Happening): Observation {
  const { id, time, person, bot } = one
  const reaction = { emoji: emoji(one)[0], person: PEOPLE[person]! }
  switch (one.kind) {
    case 'post': {
      const message = { id, author: PEOPLE[person]!, text: text(one)[0], time, bot }
      platform.post(general, message)
      return { channel: general, kind: 'message', message }
    }
    case 'edit':
      return { channel: general, kind: 'edit', message: platform.edit(id, text(one)[0], time) }
    case 'delete':
      platform.remove(id)
      return { channel: general, kind: 'deletion', id }
    default: {
      const added = one.kind === 'react'
      platform.react(id, reaction, added)
      return { channel: general, kind: 'reaction', id, reaction, added, time }
    }
  }
}

function recount(play: Script): Omit<MoodHour, 'through'>[] {
  const happenings = happeningsOf(play)
  const ups = upsOf(play)
  const hours = new Map<number, Omit<MoodHour, 'through'>>()
  const optedOut = (person: number, when: number) =>
    play.optOuts.some((one) => one.person === person && START + one.at <= when)
  for (const post of happenings.filter(({ kind, bot }) => kind === 'post' && !bot)) {
    const { settled, known } = settling(post, ups)
    const about = happenings.filter((one) => one.id === post.id && known(one))
    if (optedOut(post.person, settled) || about.some(({ kind }) => kind === 'delete')) continue
    const [, adds] = text(about.findLast(({ kind }) => kind === 'edit') ?? post)
    const time = Math.floor(post.time / HOUR) * HOUR
    const hour = hours.get(time) ?? {
      ...{ time, seen: 0, scored: 0, positive: 0, neutral: 0, negative: 0, unsure: 0 },
      ...{ polarity: 0, glad: 0, sad: 0 },
    }
    hours.set(time, hour)
    const marks = new Map<string, Adds>()
    for (const one of about) {
      const key = `${one.person} ${emoji(one)[0]}`
      if (one.kind === 'react') marks.set(key, optedOut(one.person, settled) ? {} : emoji(one)[1])
      if (one.kind === 'unreact') marks.delete(key)
    }
    for (const more of [adds, ...(adds.scored ? marks.values() : [])]) {
      for (const [name, value] of Object.entries(more)) hour[name as 'seen'] += value
    }
  }
  return [...hours.values()].filter((hour) =>
    Object.entries(hour).some(([name, value]) => name !== 'time' && value !== 0),
  )
}

/** When a message was settled, and which happenings were known of it then. */
function settling(post: Happening, ups: readonly { from: number; to: number }[]) {
  const due = post.time + SETTLE
  for (const [index, { from, to }] of ups.entries()) {
    const settled = firstTickFrom(Math.max(due, from))
    if (settled >= to) continue
    // Up since before it was due: heard until then, or read when Parley was started. Else: as it was at the start.
    const heard = (one: Happening) =>
      one.delays.some((delay) => one.time + delay < due && one.time + delay > from && one.time + delay < to)
    const known = (one: Happening) => one.time < from || (due > from && heard(one))
    return { settled, known, index }
  }
  throw new Error('never settled')
}

const counts = (hours: readonly MoodHour[]) =>
  hours
    .map(({ through: _, ...hour }) => hour)
    .filter((hour) => Object.entries(hour).some(([name, value]) => name !== 'time' && value !== 0))

it('counts what a recount from the final states counts, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(script, async (play) => {
      expect(counts(await run(play))).toEqual(recount(play).toSorted((a, b) => a.time - b.time))
    }),
    { numRuns: 120 },
  )
})
