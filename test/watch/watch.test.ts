import { describe, expect, it } from 'vitest'
import { createChannels } from '../../src/channels.ts'
import { CHANNEL_DEFAULTS, type ChannelSettings } from '../../src/contract/channels.ts'
import type { Observation } from '../../src/contract/observation.ts'
import type { WatchPart } from '../../src/contract/watch.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createWatch } from '../../src/watch/watch.ts'
import { quietWatch } from '../fakes/quiet-watch.ts'
import { createPlatform } from './platform.ts'

const general = { platform: 'slack', workspace: 'T1', channel: 'C1' }
const deletion = (id: string): Observation => ({ channel: general, kind: 'deletion', id })
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A part that notes what it is told. */
function notingPart(given: Partial<WatchPart> = {}) {
  const told: unknown[][] = []
  const part: WatchPart = {
    observe: (observation, { mood }) =>
      void told.push(['observe', 'id' in observation && observation.id, mood]),
    join: async ({ platform }, channels) => void told.push(['join', platform, channels.length]),
    leave: async ({ platform }) => void told.push(['leave', platform]),
    change: ({ channel }, after, before) => void told.push(['change', channel, before.mood, after.mood]),
    tick: async () => void told.push(['tick']),
    ...given,
  }
  return { part, told }
}

function open(parts: WatchPart[], settings?: (platform: string) => Promise<ChannelSettings>) {
  const channels = createChannels(createMemoryStore())
  const failures: string[] = []
  const watch = createWatch({
    channels: settings ? { ...channels, settings: ({ platform }) => settings(platform) } : channels,
    parts,
    mood: quietWatch.mood,
    failed: (what) => void failures.push(what),
  })
  return { watch, channels, failures }
}

describe('the watch', () => {
  it('gives observations on in order, with the settings of their channel, which it reads once', async () => {
    let asked = 0
    const { part, told } = notingPart()
    const { watch } = open([part], async () => {
      asked++
      return { ...CHANNEL_DEFAULTS, mood: true }
    })
    for (const id of ['a', 'b', 'c']) watch.observe(deletion(id))
    await settled()
    watch.observe(deletion('d'))
    expect(told).toEqual(['a', 'b', 'c', 'd'].map((id) => ['observe', id, true]))
    expect(asked).toBe(1)
  })

  it('gives them with what was changed while the settings were read', async () => {
    const { part, told } = notingPart()
    const { watch, channels } = open([part], async () => {
      await channels.change(general, { mood: true })
      return CHANNEL_DEFAULTS
    })
    watch.observe(deletion('a'))
    await settled()
    watch.observe(deletion('b'))
    expect(told).toEqual([
      ['observe', 'a', true],
      ['change', 'C1', false, true],
      ['observe', 'b', true],
    ])
  })

  it('tells every part of doors, changes and time, until it is stopped', async () => {
    const both = [notingPart(), notingPart()]
    const { watch, channels } = open(both.map(({ part }) => part))
    await channels.change(general, { mood: true })
    const end = await watch.join(createPlatform().voice)
    await watch.tick()
    await end()
    await watch.stop()
    await channels.change(general, { mood: false })
    for (const { told } of both) {
      expect(told).toEqual([
        ['change', 'C1', false, true],
        ['join', 'slack', 1],
        ['tick'],
        ['leave', 'slack'],
      ])
    }
  })

  it('lets one part fail alone', async () => {
    const broken = (): never => {
      throw new Error('broken')
    }
    const failing = notingPart({
      observe: broken,
      change: broken,
      tick: async () => broken(),
      join: async () => broken(),
    })
    const { part, told } = notingPart()
    const { watch, channels, failures } = open([failing.part, part])
    await channels.change(general, { mood: true })
    await watch.join(createPlatform().voice)
    watch.observe(deletion('a'))
    await watch.tick()
    expect(told.map(([what]) => what)).toEqual(['change', 'join', 'observe', 'tick'])
    expect(failures.length).toBe(4)
  })

  it('is at what is due once at a time', async () => {
    let ticks = 0
    let finish = () => {}
    const { part } = notingPart({
      tick: () => {
        ticks++
        return new Promise((resolve) => {
          finish = resolve
        })
      },
    })
    const { watch } = open([part])
    const two = [watch.tick(), watch.tick()]
    finish()
    await Promise.all(two)
    expect(ticks).toBe(1)
    const third = watch.tick()
    finish()
    await third
    expect(ticks).toBe(2)
  })

  it('says when settings cannot be read, and tries again with the next observation', async () => {
    let broken = true
    const { part, told } = notingPart()
    const { watch, failures } = open([part], async () => {
      if (broken) throw new Error('the store is damaged')
      return CHANNEL_DEFAULTS
    })
    watch.observe(deletion('a'))
    await settled()
    broken = false
    watch.observe(deletion('b'))
    await settled()
    expect(told).toEqual([['observe', 'b', false]])
    expect(failures.length).toBe(1)
  })
})
