import { beforeEach, describe, expect, it } from 'vitest'
import { createAlertStates } from '../../../src/alert-states.ts'
import type { ChannelSettings } from '../../../src/contract/channels.ts'
import type { Store } from '../../../src/contract/store.ts'
import { createMoodHours } from '../../../src/mood-hours.ts'
import { createPeople } from '../../../src/people.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { createPlatform, type Platform } from '../platform.ts'
import { usualHours } from './hours.ts'
import { DAY, general, HOUR, MINUTE, openMood } from './setting.ts'

const START = Date.UTC(2026, 10, 2)
let clock: number
let store: Store
let platform: Platform
const now = () => clock

/** Two usual days, then an hour in which everybody is unhappy. */
beforeEach(async () => {
  clock = START
  store = createMemoryStore(now)
  platform = createPlatform()
  const hours = createMoodHours(store, 400, now)
  for (const hour of usualHours(START, 48)) await hours.write(general, hour)
})

async function fall(settings: Partial<ChannelSettings>) {
  const parley = openMood({ store, now })
  const { moodSince: _, ...change } = settings
  await parley.channels.change(general, { mood: true, ...change })
  await parley.watch.join(platform.voice)
  clock = START + 48 * HOUR
  for (let index = 0; index < 60; index++) {
    clock += 1000
    const message = {
      id: `m${index}`,
      author: `U${index}`,
      name: 'Kim',
      text: 'I am unhappy with it',
      time: clock,
      bot: false,
    }
    platform.post(general, message)
    parley.watch.observe({ channel: general, kind: 'message', message })
  }
  return parley
}
const told = () => platform.said.map(({ place, reply }) => [place, reply.title])
const over = START + 49 * HOUR + 10 * MINUTE

describe('an alert', () => {
  it.each(['a door', 'a command, in another process'])(
    'goes to nobody who is forgotten by %s',
    async (by) => {
      const parley = await fall({ alertTo: { person: 'U5' } })
      const people = createPeople(store, by === 'a door' ? { channels: parley.channels } : {})
      await people.forget({ ...general, user: 'U5' })
      for (clock = over; clock < over + HOUR; clock += 5 * MINUTE) await parley.watch.tick()
      expect(parley.events.filter(({ kind }) => kind === 'alert')).toHaveLength(1)
      expect(told().filter(([place]) => 'person' in Object(place))).toEqual([])
    },
  )

  it('is told when the hour is over and its messages have settled, once', async () => {
    const parley = await fall({ alertTo: { channel: 'C9' }, timeZone: 'Europe/Paris' })
    for (clock = START + 48 * HOUR + 2 * MINUTE; clock < over; clock += 5 * MINUTE) await parley.watch.tick()
    expect(told()).toEqual([])
    for (; clock < over + 3 * HOUR; clock += 5 * MINUTE) await parley.watch.tick()
    expect(told()).toEqual([[{ workspace: 'T1', channel: 'C9' }, 'The mood fell']])
    const { reply } = platform.said[0]!
    expect(reply.text).toBe(
      'It is −85 on a scale from −100 to +100. Usual there is +19; below +1 Parley says so. ' +
        '60 messages from Nov 4, 2026, 1:00 AM to Nov 4, 2026, 2:00 AM.',
    )
    expect(reply.fields).toEqual([
      { label: 'Channel', text: 'C1', channel: 'C1' },
      { label: 'Negative', text: '100% of the messages, usually 16%' },
      { label: 'It begins here', text: 'https://chat.test/m0' },
    ])
    expect(JSON.stringify(reply)).not.toMatch(/Kim|U\d|unhappy/)
    expect(parley.failures).toEqual([])
  })

  it('goes to a person, in the language of the channel', async () => {
    const parley = await fall({ alertTo: { person: 'U7' }, locale: 'fr' })
    clock = over
    await parley.watch.tick()
    expect(told()).toEqual([[{ workspace: 'T1', person: 'U7' }, 'L’ambiance a baissé']])
  })

  it('is an event with a link, also where nobody is to be told', async () => {
    const parley = await fall({})
    clock = over
    await parley.watch.tick()
    const alerts = parley.events.filter(({ kind }) => kind === 'alert')
    expect(alerts).toMatchObject([
      { channel: general, alert: { messages: 60, since: START + 48 * HOUR }, link: 'https://chat.test/m0' },
    ])
    expect(told()).toEqual([])
    expect(await createAlertStates(store).read(general)).toMatchObject({ armed: false })
  })

  it('is told again when the platform did not take it, and its event is not', async () => {
    const parley = await fall({ alertTo: { channel: 'C9' } })
    platform.trouble.saying = true
    clock = over
    await parley.watch.tick()
    expect(told()).toEqual([])
    platform.trouble.saying = false
    clock += MINUTE
    await parley.watch.tick()
    await parley.watch.tick()
    expect(told().length).toBe(1)
    expect(parley.events.filter(({ kind }) => kind === 'alert').length).toBe(1)
  })

  it('is not lost by a restart before it could be told, nor repeated by one after', async () => {
    const first = await fall({ alertTo: { channel: 'C9' } })
    platform.trouble.saying = true
    clock = over
    await first.watch.tick()
    platform.trouble.saying = false
    for (const _ of [1, 2, 3]) {
      clock += 5 * MINUTE
      const next = openMood({ store, now })
      await next.watch.join(platform.voice)
      await next.watch.tick()
    }
    expect(told().length).toBe(1)
  })

  it('is told after a restart when the machine was off meanwhile', async () => {
    const first = await fall({ alertTo: { channel: 'C9' } })
    await first.watch.stop()
    clock = over + 5 * HOUR
    const next = openMood({ store, now })
    await next.watch.join(platform.voice)
    await next.watch.tick()
    expect(told().length).toBe(1)
  })

  it('is no news after a day', async () => {
    await fall({ alertTo: { channel: 'C9' } })
    clock = over + DAY
    const next = openMood({ store, now })
    await next.watch.join(platform.voice)
    await next.watch.tick()
    expect(told()).toEqual([])
    expect(await createAlertStates(store).read(general)).toMatchObject({ armed: false })
  })

  it('is forgotten when the mood is switched off', async () => {
    const parley = await fall({ alertTo: { channel: 'C9' } })
    platform.trouble.saying = true
    clock = over
    await parley.watch.tick()
    await parley.channels.change(general, { mood: false })
    platform.trouble.saying = false
    await parley.watch.tick()
    expect(told()).toEqual([])
    expect(await createAlertStates(store).read(general)).toBeUndefined()
  })
})
