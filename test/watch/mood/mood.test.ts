import { beforeEach, describe, expect, it } from 'vitest'
import type { HeardMessage } from '../../../src/contract/observation.ts'
import type { Store } from '../../../src/contract/store.ts'
import type { Voice } from '../../../src/contract/watch.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import type { Scorer } from '../../../src/watch/mood/score.ts'
import { createRoom } from '../../../src/watch/room.ts'
import { inSample } from '../../../src/watch/sample.ts'
import { createPlatform, type Platform } from '../platform.ts'
import { DAY, general, HOUR, knownScore, MINUTE, openMood, type SettingParts } from './setting.ts'

const START = Date.UTC(2026, 10, 2, 8)
let clock = START
let store: Store
let platform: Platform
let sent = 0
const now = () => clock

beforeEach(() => {
  clock = START
  store = createMemoryStore(now)
  platform = createPlatform()
  sent = 0
})

const open = (given: Partial<SettingParts> = {}) => openMood({ store, now, ...given })
type Setting = ReturnType<typeof open>

function write(text: string, given: Partial<HeardMessage> = {}): HeardMessage {
  const message = {
    id: `m${String(++sent).padStart(2, '0')}`,
    author: 'U1',
    text,
    time: clock,
    bot: false,
    ...given,
  }
  platform.post(general, message)
  return message
}
const hear = ({ watch }: Setting, message: HeardMessage) =>
  watch.observe({ channel: general, kind: 'message', message })
async function tickAfter({ watch }: Setting, milliseconds: number) {
  clock += milliseconds
  await watch.tick()
}
const all = ({ hours }: Setting) => hours.read(general, START - DAY, clock + DAY)
/** Messages seen and scored, over all hours. */
async function counted(setting: Setting) {
  const hours = await all(setting)
  const sum = (name: 'seen' | 'scored') => hours.reduce((total, hour) => total + hour[name], 0)
  return { seen: sum('seen'), scored: sum('scored') }
}

describe('switching', () => {
  it('measures nothing until it is switched on', async () => {
    const parley = open()
    await parley.watch.join(platform.voice)
    hear(parley, write('that is great'))
    await tickAfter(parley, HOUR)
    expect([parley.scored, await all(parley), platform.said]).toEqual([[], [], []])
  })

  it('counts from that moment, tells the channel, and forgets what is pending when it is switched off', async () => {
    const parley = open()
    await parley.watch.join(platform.voice)
    hear(parley, write('that is great'))
    clock += MINUTE
    await parley.channels.change(general, { mood: true, locale: 'de' })
    hear(parley, write('that is great'))
    await tickAfter(parley, 11 * MINUTE)
    expect(await counted(parley)).toEqual({ seen: 1, scored: 1 })
    hear(parley, write('I am unhappy with it'))
    await parley.channels.change(general, { mood: false })
    await tickAfter(parley, 11 * MINUTE)
    expect(parley.scored).toEqual(['that is great'])
    const channel = { workspace: 'T1', channel: 'C1' }
    expect(platform.said.map(({ place, reply }) => [place, reply.title])).toEqual([
      [channel, 'Parley misst ab jetzt die Stimmung dieses Kanals'],
      [channel, 'Parley misst die Stimmung dieses Kanals nicht mehr'],
    ])
  })

  it('never reads what was written while it was off, not even after a restart', async () => {
    let parley = open()
    await parley.watch.join(platform.voice)
    await parley.channels.change(general, { mood: true })
    hear(parley, write('that is great'))
    await tickAfter(parley, 11 * MINUTE)
    await parley.channels.change(general, { mood: false })
    write('I am unhappy with it')
    clock += MINUTE
    await parley.channels.change(general, { mood: true })
    clock += MINUTE
    write('the bus comes at nine')
    parley = open()
    await parley.watch.join(platform.voice)
    await tickAfter(parley, 11 * MINUTE)
    expect(parley.scored).toEqual(['the bus comes at nine'])
    expect(await counted(parley)).toEqual({ seen: 2, scored: 2 })
  })
})

describe('what counts', () => {
  async function watched(given: Partial<SettingParts> = {}) {
    const parley = open(given)
    await parley.channels.change(general, { mood: true })
    const end = await parley.watch.join(platform.voice)
    return { ...parley, end }
  }

  it('is nothing before ten minutes have passed', async () => {
    const parley = await watched()
    hear(parley, write('that is great'))
    await tickAfter(parley, 10 * MINUTE - 1)
    expect(await all(parley)).toEqual([])
    await tickAfter(parley, 1)
    expect(await counted(parley)).toEqual({ seen: 1, scored: 1 })
  })

  it('is not what people wrote who opted out, nor what bots wrote; no model reads it', async () => {
    const parley = await watched({ wishes: { U2: { neverAnalyse: true } } })
    hear(parley, write('that is great', { author: 'U2' }))
    hear(parley, write('I am unhappy with it', { bot: true }))
    await tickAfter(parley, 11 * MINUTE)
    expect(parley.scored).toEqual([])
    expect(await counted(parley)).toEqual({ seen: 0, scored: 0 })
  })

  it('is not what the policy forbids or what somebody opted out of a moment ago', async () => {
    const parley = await watched({ score: async () => 'forbidden' })
    hear(parley, write('that is great'))
    await tickAfter(parley, 11 * MINUTE)
    expect(await counted(parley)).toEqual({ seen: 0, scored: 0 })
  })

  it('is not what is brought again more than ten minutes after it was written', async () => {
    const parley = await watched()
    const late = write('that is great')
    clock += 10 * MINUTE
    parley.watch.observe({ channel: general, kind: 'message', message: late, again: true })
    await tickAfter(parley, HOUR)
    expect(await all(parley)).toEqual([])
  })

  it('are both of two messages of the same moment of which one was never heard', async () => {
    let parley = await watched()
    hear(parley, write('that is great'))
    const unheard = write('I am unhappy with it')
    await tickAfter(parley, 11 * MINUTE)
    for (const _ of [1, 2]) {
      await parley.end()
      parley = await watched()
      await tickAfter(parley, 11 * MINUTE)
    }
    expect(await counted(parley)).toEqual({ seen: 2, scored: 2 })
    const [hour] = await all(parley)
    expect(hour!.through).toEqual({ time: unheard.time, ids: ['m01', 'm02'] })
  })

  it('is unscored where no model answered', async () => {
    const parley = await watched({ score: async () => 'missed' })
    hear(parley, write('that is great'))
    await tickAfter(parley, 11 * MINUTE)
    expect(await counted(parley)).toEqual({ seen: 1, scored: 0 })
  })

  it('keeps ids only in the newest hour of a channel', async () => {
    const parley = await watched()
    for (const _ of [1, 2, 3]) {
      hear(parley, write('that is great'))
      await tickAfter(parley, HOUR)
    }
    const hours = await all(parley)
    expect(hours.map(({ through }) => through?.ids)).toEqual([undefined, undefined, ['m03']])
  })

  it('is a deterministic sample when too much waits, and the rest is seen', async () => {
    const parley = await watched({ mostAtOnce: 50 })
    const written = Array.from({ length: 390 }, () => write('that is great'))
    for (const message of written) hear(parley, message)
    await tickAfter(parley, 11 * MINUTE)
    const sample = written.filter(({ id }) => inSample(id, 1 / 8)).length
    expect(sample).toBeGreaterThan(20)
    expect(await counted(parley)).toEqual({ seen: 390, scored: sample })
    expect(parley.scored.length).toBe(sample)
  })

  it('is held in bounded memory: beyond that only a sample of the texts, then only so many messages', async () => {
    const parley = await watched({ room: createRoom(20, 100) })
    for (let index = 0; index < 150; index++) hear(parley, write('that is great'))
    await tickAfter(parley, 11 * MINUTE)
    const { seen, scored } = await counted(parley)
    expect(seen).toBe(100)
    expect(scored).toBeGreaterThanOrEqual(20)
    expect(scored).toBeLessThan(70)
    for (let index = 0; index < 20; index++) hear(parley, write('that is great'))
    await tickAfter(parley, 11 * MINUTE)
    expect(await counted(parley)).toEqual({ seen: 120, scored: scored + 20 })
  })
})

describe('when something fails', () => {
  it('reads what was missed once the platform gives it, and counts nothing before', async () => {
    await open().channels.change(general, { mood: true })
    write('that is great')
    platform.trouble.reading = true
    const parley = open()
    await parley.watch.join(platform.voice)
    hear(parley, write('I am unhappy with it'))
    await tickAfter(parley, 11 * MINUTE)
    expect(await all(parley)).toEqual([])
    expect(parley.failures.length).toBe(2)
    platform.trouble.reading = false
    await tickAfter(parley, MINUTE)
    await tickAfter(parley, MINUTE)
    expect(await counted(parley)).toEqual({ seen: 2, scored: 2 })
  })

  it('goes on without what was missed when the platform never gives it', async () => {
    await open().channels.change(general, { mood: true })
    write('that is great')
    platform.trouble.reading = true
    const parley = open()
    await parley.watch.join(platform.voice)
    hear(parley, write('I am unhappy with it'))
    for (let tick = 0; tick < 25; tick++) await tickAfter(parley, MINUTE / 2)
    expect(parley.scored).toEqual(['I am unhappy with it'])
    expect(parley.failures.length).toBe(10)
  })

  it('counts once what could not be written at first', async () => {
    let full = true
    const failing: Store = {
      ...store,
      async put(collection, ...rest) {
        if (collection === 'mood' && full) throw new Error('the disk is full')
        await store.put(collection, ...rest)
      },
    }
    const parley = open({ store: failing })
    await parley.channels.change(general, { mood: true })
    await parley.watch.join(platform.voice)
    hear(parley, write('that is great'))
    await tickAfter(parley, 11 * MINUTE)
    hear(parley, write('I am unhappy with it'))
    full = false
    await tickAfter(parley, MINUTE)
    await tickAfter(parley, MINUTE)
    expect(await counted(parley)).toEqual({ seen: 1, scored: 1 })
    await tickAfter(parley, 11 * MINUTE)
    expect(await counted(parley)).toEqual({ seen: 2, scored: 2 })
  })

  it('counts once what was being scored when the door closed', async () => {
    let release: (() => void) | undefined
    const slow: Scorer = (_channel, { text }, signal) =>
      new Promise((resolve) => {
        release = () => resolve(knownScore(text))
        signal.addEventListener('abort', () => resolve('missed'))
      })
    const parley = open({ score: slow })
    await parley.channels.change(general, { mood: true })
    const end = await parley.watch.join(platform.voice)
    hear(parley, write('that is great'))
    clock += 11 * MINUTE
    const ticking = parley.watch.tick()
    await expect.poll(() => release).toBeDefined()
    await end()
    await ticking
    expect(await all(parley)).toEqual([])
    await parley.watch.join(platform.voice)
    const again = parley.watch.tick()
    const releasing = async () => {
      release?.()
      return await counted(parley)
    }
    await expect.poll(releasing).toEqual({ seen: 1, scored: 1 })
    await again
  })
})

describe('a platform that takes its time', () => {
  /** A voice whose history comes when it is released. */
  function slowVoice() {
    let release = () => {}
    const asked = new Promise<void>((resolve) => {
      release = resolve
    })
    const read: Voice['read'] = async (...given) => {
      await asked
      return await platform.voice.read(...given)
    }
    return { voice: { ...platform.voice, read }, release }
  }

  it('does not hold up the channels that are ready', async () => {
    const parley = open()
    const slow = slowVoice()
    let asked = 0
    // It fails when the door opens, and takes its time when it is asked again.
    const read: Voice['read'] = async (...given) => {
      if (++asked === 1) throw new Error('the platform is down')
      return await slow.voice.read(...given)
    }
    await parley.channels.change({ ...general, platform: 'discord' }, { mood: true })
    await parley.watch.join({ ...slow.voice, platform: 'discord', read })
    await parley.watch.join(platform.voice)
    await parley.channels.change(general, { mood: true })
    hear(parley, write('that is great'))
    await tickAfter(parley, 11 * MINUTE)
    expect(await counted(parley)).toEqual({ seen: 1, scored: 1 })
    expect(asked).toBe(2)
    slow.release()
  })

  it('leaves nothing in memory of what comes after the door has closed', async () => {
    const parley = open({ room: createRoom(10, 10) })
    await parley.channels.change(general, { mood: true })
    for (let index = 0; index < 10; index++) write('that is great')
    const slow = slowVoice()
    const joining = parley.watch.join(slow.voice)
    await new Promise((resolve) => setImmediate(resolve))
    await parley.channels.change(general, { mood: false })
    slow.release()
    await joining
    await parley.channels.change(general, { mood: true })
    for (let index = 0; index < 10; index++) hear(parley, write('that is great'))
    await tickAfter(parley, 11 * MINUTE)
    expect(await counted(parley)).toEqual({ seen: 10, scored: 10 })
  })
})

describe('what feels strongly', () => {
  async function strong(settings: { moodReactions: boolean }) {
    const parley = open()
    await parley.channels.change(general, { mood: true, ...settings })
    await parley.watch.join(platform.voice)
    platform.said.length = 0
    for (let index = 0; index < 4; index++) {
      hear(parley, write('that is great'))
      hear(parley, write('I am unhappy with it'))
      hear(parley, write('hmm perhaps'))
    }
    await tickAfter(parley, 11 * MINUTE)
    return parley
  }

  it('is reported to who listens, without text', async () => {
    const parley = await strong({ moodReactions: false })
    expect(parley.events).toEqual(
      ['m02', 'm05', 'm08', 'm11'].map((message) => ({
        ...{ kind: 'negative-message', channel: general, message },
        link: `https://chat.test/${message}`,
      })),
    )
    expect(platform.reacted).toEqual([])
  })

  it('gets an emoji where the channel wants that, at most five an hour', async () => {
    const parley = await strong({ moodReactions: true })
    const reacted = ['m01 🎉', 'm02 🫂', 'm04 🎉', 'm05 🫂', 'm07 🎉']
    expect(platform.reacted.map(({ message, emoji }) => `${message} ${emoji}`)).toEqual(reacted)
    hear(parley, write('that is great'))
    await tickAfter(parley, 30 * MINUTE)
    expect(platform.reacted.length).toBe(5)
    hear(parley, write('that is great'))
    await tickAfter(parley, 31 * MINUTE)
    expect(platform.reacted.length).toBe(6)
  })

  it('is left alone when it is old', async () => {
    await open().channels.change(general, { mood: true, moodReactions: true })
    write('that is great')
    clock += 2 * HOUR
    const parley = open()
    await parley.watch.join(platform.voice)
    await parley.watch.tick()
    expect(await counted(parley)).toEqual({ seen: 1, scored: 1 })
    expect(platform.reacted).toEqual([])
  })
})
