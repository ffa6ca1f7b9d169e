import { readFileSync } from 'node:fs'
import { DateTime } from 'luxon'
import { beforeEach, describe, expect, it } from 'vitest'
import { codedError } from '../../../src/contract/errors.ts'
import { createMoodHours } from '../../../src/mood-hours.ts'
import { createPeople } from '../../../src/people.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import { newFile } from '../../store/new-file.ts'
import { createChat } from '../chat.ts'
import { DAILY, DAY, firstTwo, HOUR, MINUTE, openDigest } from './setting.ts'

/** A Monday morning in London, in summer. */
const START = Date.parse('2025-06-09T05:00Z')
let clock = START
const now = () => clock
beforeEach(() => {
  clock = START
})
const at = (time: string) => Date.parse(`${time}Z`)
const plan = { at: '09:00', weekdays: DAILY }

async function open(more: Partial<Parameters<typeof openDigest>[0]> = {}) {
  const store = more.store ?? createMemoryStore(now)
  const chat = createChat(now)
  const opened = openDigest({ store, now, ...more })
  const leave = await opened.watch.join(chat.voice)
  return { ...opened, store, chat, leave, general: chat.channelOf('C1') }
}

describe('a digest', () => {
  it('says once at its time what mattered, who said it and where, which questions are open and what was left out', async () => {
    const { watch, channels, chat, general, events, failures } = await open({
      wishes: { U9: { neverAnalyse: true } },
    })
    await channels.change(general, { digest: plan })
    chat.said.length = 0
    chat.write('C1', 'The release is planned for Friday', { author: 'U1', name: 'Ada' })
    chat.write('C1', 'Secret of somebody else', { author: 'U9' })
    chat.write('C1', 'Build passed', { author: 'B1', bot: true })
    clock += HOUR
    chat.write('C1', 'Bob has the new keys for the server', { author: 'U2', name: 'Bob' })
    chat.write('C1', 'Who can review my change today?', { author: 'U1', name: 'Ada' })
    await watch.tick()
    expect(chat.said).toEqual([])
    clock = at('2025-06-09T09:00')
    await watch.tick()
    await watch.tick()
    expect(chat.said).toHaveLength(1)
    const { place, reply } = chat.said[0]!
    expect(place).toEqual({ workspace: 'T1', channel: 'C1' })
    expect(reply).toMatchObject({
      title: 'What mattered from Jun 9, 2025, 5:00\u202fAM to Jun 9, 2025, 9:00\u202fAM',
      sections: [
        {
          title: 'What matters',
          points: [
            { text: 'The release is planned for Friday', speaker: 'Ada', links: ['https://chat.test/C1/m1'] },
            {
              text: 'Bob has the new keys for the server',
              speaker: 'Bob',
              links: ['https://chat.test/C1/m4'],
            },
          ],
        },
        {
          title: 'Questions without an answer',
          points: [{ text: 'Who can review my change today?', speaker: 'Ada', sources: ['m5'] }],
        },
      ],
      notes: [
        '3 messages, 3 used',
        'left out 1 person who asked not to be analysed',
        'hours and days of UTC',
      ],
      models: ['sum@1'],
    })
    expect(JSON.stringify(reply)).not.toMatch(/Secret|Build passed/)
    expect(reply!.sections!.some((section) => 'channel' in section)).toBe(false)
    const counts = { messages: 3, used: 3, optedOut: 1, incomplete: false, share: 1, points: 2, questions: 1 }
    expect(events).toEqual([
      { channels: [general], to: { channel: 'C1' }, since: START, until: clock, counts },
    ])
    expect(failures).toEqual([])
  })

  it('asks for it at background priority, with a deadline and without bots and who opted out', async () => {
    const { handle, asked } = firstTwo()
    const { watch, channels, chat, general } = await open({ handle, wishes: { U9: { neverAnalyse: true } } })
    await channels.change(general, { digest: plan })
    chat.write('C1', 'Something that matters to all', { name: 'Ada' })
    chat.write('C1', 'Secret of somebody else', { author: 'U9' })
    clock = at('2025-06-09T09:00')
    await watch.tick()
    const [{ input, ...request }] = asked as [(typeof asked)[number]]
    expect(asked).toHaveLength(1)
    expect(request).toEqual({
      ...{ kind: 'task', task: 'summarise', options: { length: 'medium' }, priority: 'background' },
      ...{ origin: general, deadline: clock + 30 * MINUTE },
    })
    expect(input).toEqual({
      messages: [
        {
          ...{ id: 'm1', user: 'Ada', author: 'U1', text: 'Something that matters to all' },
          time: new Date(START).toISOString(),
        },
      ],
    })
  })

  it('says nothing when there is nothing, and goes on from there', async () => {
    const { handle, asked } = firstTwo()
    const { watch, channels, chat, general, events } = await open({
      handle,
      wishes: { U9: { neverAnalyse: true } },
    })
    await channels.change(general, { digest: plan })
    chat.said.length = 0
    chat.write('C1', 'Build passed', { author: 'B1', bot: true })
    chat.write('C1', 'Only who opted out writes here', { author: 'U9' })
    clock = at('2025-06-09T09:00')
    await watch.tick()
    expect([chat.said, events, asked]).toEqual([[], [], []])
    chat.write('C1', 'Now there is something')
    clock += DAY
    await watch.tick()
    expect(events).toMatchObject([{ since: at('2025-06-09T09:00'), until: at('2025-06-10T09:00') }])
  })

  it('makes up what was missed once, for all of the time', async () => {
    const store = createMemoryStore(now)
    const first = await open({ store })
    await first.channels.change(first.general, { digest: plan })
    await first.leave()
    first.chat.write('C1', 'Said on Monday')
    clock = at('2025-06-12T14:00')
    first.chat.write('C1', 'Said on Thursday after nine')
    const second = openDigest({ store, now })
    first.chat.said.length = 0
    await second.watch.join(first.chat.voice)
    for (let tick = 0; tick < 3; tick++) await second.watch.tick()
    expect(second.events).toMatchObject([
      { since: START, until: at('2025-06-12T09:00'), counts: { messages: 1 } },
    ])
    clock = at('2025-06-13T09:00')
    await second.watch.tick()
    expect(second.events[1]).toMatchObject({ since: at('2025-06-12T09:00'), counts: { messages: 1 } })
  })

  it('comes once each day over the changes of clocks, whenever the machine is off and on again', async () => {
    const zone = 'Europe/Paris'
    clock = Date.parse('2025-03-20T12:00Z')
    const store = createMemoryStore(now)
    const chat = createChat(now)
    let days: string[] = []
    let random = 42
    const next = (most: number) => {
      random = (random * 1_103_515_245 + 12_345) % 2 ** 31
      return Math.floor((random / 2 ** 31) * most)
    }
    let process = openDigest({ store, now, timeZone: zone })
    await process.channels.change(chat.channelOf('C1'), { digest: { at: '02:30', weekdays: DAILY } })
    let leave = await process.watch.join(chat.voice)
    const end = Date.parse('2025-04-10T12:00Z')
    while (clock < end) {
      clock += MINUTE + next(4 * HOUR)
      chat.write('C1', `News of ${clock}`)
      await process.watch.tick()
      if (next(4) > 0) continue
      await leave()
      days.push(...process.events.map(({ until }) => DateTime.fromMillis(until, { zone }).toISODate()!))
      clock += next(20 * HOUR)
      process = openDigest({ store, now, timeZone: zone })
      leave = await process.watch.join(chat.voice)
    }
    days = [...days, ...process.events.map(({ until }) => DateTime.fromMillis(until, { zone }).toISODate()!)]
    const said = chat.said.filter(({ reply }) => reply?.sections).length
    expect(said).toBe(days.length)
    expect(new Set(days).size).toBe(days.length)
    expect(days).toContain('2025-03-30')
    const last = DateTime.fromISO(days.at(-1)!).diff(DateTime.fromISO(days[0]!), 'days').days + 1
    expect(days.length).toBe(last)
  })

  it('is given by one of two processes, and by the other when the first died at it', async () => {
    const store = createMemoryStore(now)
    const chat = createChat(now)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { handle } = firstTwo()
    const stuck = openDigest({
      ...{ store, now },
      handle: async (request) => {
        await held
        return await handle(request)
      },
    })
    await stuck.channels.change(chat.channelOf('C1'), { digest: plan })
    const leave = await stuck.watch.join(chat.voice)
    const beside = openDigest({ store, now, isRunning: () => true })
    await beside.watch.join(chat.voice)
    chat.write('C1', 'What both could tell')
    clock = at('2025-06-09T09:00')
    const sticking = stuck.watch.tick()
    await new Promise(setImmediate)
    await dieAs(store, async () => {
      await beside.watch.tick()
      expect(beside.events).toEqual([])
    })
    const after = openDigest({ store, now, isRunning: () => false })
    await after.watch.join(chat.voice)
    await dieAs(store, async () => {
      await after.watch.tick()
      await beside.watch.tick()
    })
    expect([beside.events.length, after.events.length]).toEqual([0, 1])
    const leaving = leave()
    release()
    await Promise.all([sticking, leaving])
    expect(chat.said.filter(({ reply }) => reply?.sections)).toHaveLength(1)
  })

  it('is made of the channels that go to the same place at the same time', async () => {
    const { handle, asked } = firstTwo()
    const { watch, channels, chat, events } = await open({ handle })
    const to = { channel: 'C9' }
    for (const id of ['C1', 'C2']) await channels.change(chat.channelOf(id), { digest: { ...plan, to } })
    await channels.change(chat.channelOf('C3'), { digest: { ...plan, to, at: '10:00' } })
    await channels.change(chat.channelOf('C4'), { digest: { ...plan, to } })
    chat.said.length = 0
    for (const id of ['C1', 'C2', 'C3']) chat.write(id, `News of ${id}`)
    clock = at('2025-06-09T09:00')
    await watch.tick()
    expect(chat.said.map(({ place }) => place)).toEqual([{ workspace: 'T1', channel: 'C9' }])
    expect(chat.said[0]!.reply!.sections).toMatchObject([
      { channel: 'C1', points: [{ text: 'News of C1' }] },
      { channel: 'C2', points: [{ text: 'News of C2' }] },
    ])
    expect(asked.map(({ options }) => options)).toEqual([{ length: 'short' }, { length: 'short' }])
    clock = at('2025-06-09T10:00')
    await watch.tick()
    expect(events.map(({ channels }) => channels.map(({ channel }) => channel))).toEqual([
      ['C1', 'C2', 'C4'],
      ['C3'],
    ])
  })

  it('goes to persons directly, one event for all of them', async () => {
    const { watch, channels, chat, general, events } = await open()
    await channels.change(general, { digest: { ...plan, to: { persons: ['U7', 'U8'] } } })
    chat.said.length = 0
    chat.write('C1', 'News for two')
    clock = at('2025-06-09T09:00')
    await watch.tick()
    expect(chat.said.map(({ place }) => place)).toEqual([
      { workspace: 'T1', person: 'U7' },
      { workspace: 'T1', person: 'U8' },
    ])
    expect(chat.said[0]!.reply!.sections).toMatchObject([{ channel: 'C1' }])
    expect(events).toHaveLength(1)
  })

  it.each(['a door', 'a command, in another process'])(
    'goes on for the others when one of them is forgotten by %s',
    async (by) => {
      const { watch, channels, chat, general, store } = await open()
      await channels.change(general, { digest: { ...plan, to: { persons: ['U7', 'U8'] } } })
      chat.said.length = 0
      chat.write('C1', 'News for one')
      clock = at('2025-06-09T09:00')
      const people = createPeople(store, by === 'a door' ? { channels } : {})
      await people.forget({ platform: 'slack', workspace: 'T1', user: 'U7' })
      await watch.tick()
      expect(chat.said.map(({ place }) => place)).toEqual([{ workspace: 'T1', person: 'U8' }])
      for (const kept of ['digests', 'digest-claims']) {
        expect(JSON.stringify(await store.list(kept, ''))).not.toContain('U7')
      }
    },
  )

  it('is tried again while the platform or the models fail, and is part of the next one in the end', async () => {
    const { handle } = firstTwo()
    const busy = { now: true }
    const { watch, channels, chat, general, events, failures } = await open({
      handle: async (request) => {
        const reply = await handle(request)
        const error = { code: 'OVERLOADED' as const, message: 'busy' }
        return busy.now ? { ...reply, error } : reply
      },
    })
    await channels.change(general, { digest: plan })
    chat.write('C1', 'News that come late')
    clock = at('2025-06-09T09:00')
    await watch.tick()
    await watch.tick()
    expect(failures).toEqual(['a digest could not be given: Error: busy'])
    busy.now = false
    chat.trouble.saying = codedError('PLATFORM_FAILED')
    for (let tick = 0; tick < 30; tick++) {
      clock += 5 * MINUTE
      await watch.tick()
    }
    expect(failures).toHaveLength(12)
    delete chat.trouble.saying
    clock += HOUR
    await watch.tick()
    expect(events).toEqual([])
    clock = at('2025-06-10T09:00')
    await watch.tick()
    expect(events).toMatchObject([{ since: START, until: clock, counts: { messages: 1 } }])
  })

  it('says when the platform gave not everything and when only a sample was read', async () => {
    const { watch, channels, chat, general, events } = await open()
    await channels.change(general, { digest: plan })
    chat.said.length = 0
    for (let index = 0; index < 4001; index++)
      chat.write('C1', `This is message number ${index}`, { silent: true })
    chat.trouble.incomplete = true
    clock = at('2025-06-09T09:00')
    await watch.tick()
    const [{ counts }] = events as [(typeof events)[number]]
    expect(counts).toMatchObject({ messages: 4001, incomplete: true })
    expect(counts.used).toBeLessThanOrEqual(2000)
    expect(counts.used).toBeGreaterThan(500)
    expect(chat.said[0]!.reply!.notes).toEqual([
      `4,001 messages, ${new Intl.NumberFormat('en').format(counts.used)} used`,
      'not everything could be read: older messages, or replies in threads, may be missing',
      `there was too much to read all: ${Math.round((counts.used / 4001) * 100)}% were, picked evenly`,
      'hours and days of UTC',
    ])
  })

  it('has the mood where that is measured, in the language of the channel', async () => {
    const { watch, channels, chat, general, store } = await open()
    await channels.change(general, { digest: plan, mood: true, locale: 'de', timeZone: 'Europe/Berlin' })
    const hours = createMoodHours(store, 400, now)
    const counted = {
      seen: 40,
      scored: 40,
      positive: 30,
      neutral: 10,
      negative: 0,
      unsure: 0,
      glad: 0,
      sad: 0,
    }
    await hours.write(general, { time: at('2025-06-09T06:00'), ...counted, polarity: 200_000 })
    chat.said.length = 0
    chat.write('C1', 'Heute ist der Server schneller')
    clock = at('2025-06-09T07:00')
    await watch.tick()
    expect(chat.said[0]!.reply).toMatchObject({
      title: 'Das Wichtigste vom 9. Juni 2025, 07:00 bis 9. Juni 2025, 09:00',
      sections: [{ title: 'Das Wichtigste', note: expect.stringMatching(/^Stimmung: .*\+50/) }],
    })
  })

  it('is announced, and forgotten when it is switched off', async () => {
    const { watch, channels, chat, general, store, events } = await open()
    await channels.change(general, { digest: { ...plan, weekdays: [5, 1], to: { persons: ['U7'] } } })
    expect(chat.said[0]!.reply).toMatchObject({
      title: 'Parley sums up this channel from now on',
      text: expect.stringContaining('at 09:00 (UTC), on Monday and Friday'),
      fields: [{ label: 'Goes to', text: '1 person, directly' }],
    })
    await channels.change(general, { digest: { ...plan, weekdays: [5, 1], to: { persons: ['U7'] } } })
    expect(chat.said).toHaveLength(1)
    chat.write('C1', 'News')
    clock = at('2025-06-09T09:00')
    await watch.tick()
    expect(await store.list('digests', '')).toHaveLength(1)
    await channels.change(general, { digest: undefined })
    expect(chat.said.at(-1)!.reply!.title).toBe('Parley no longer sums up this channel')
    expect(await store.list('digests', '')).toEqual([])
    clock += 7 * DAY
    await watch.tick()
    expect(events).toHaveLength(1)
  })

  it('counts a changed plan from the change on: a time that has passed is not made up', async () => {
    const { watch, channels, chat, general, events } = await open()
    await channels.change(general, { digest: plan })
    chat.write('C1', 'News')
    clock = at('2025-06-09T09:00')
    await watch.tick()
    clock = at('2025-06-09T14:00')
    await channels.change(general, { digest: { ...plan, at: '13:00' } })
    chat.write('C1', 'More')
    await watch.tick()
    expect(events).toHaveLength(1)
    clock = at('2025-06-10T13:00')
    await watch.tick()
    expect(events[1]).toMatchObject({ since: at('2025-06-09T09:00'), until: clock })
  })

  it('leaves no text in the file', async () => {
    const path = newFile()
    const store = openSqliteStore(path, now)
    const { watch, channels, chat, general, events } = await open({ store })
    await channels.change(general, { digest: plan })
    chat.write('C1', 'hunter2 is the word of the day', { name: 'Ada Hunter' })
    chat.write('C1', 'Does anybody know where hunter2 went?', { name: 'Ada Hunter' })
    clock = at('2025-06-09T09:00')
    await watch.tick()
    expect(events).toHaveLength(1)
    store.close()
    expect(readFileSync(path, 'latin1')).toContain('digests')
    expect(readFileSync(path, 'latin1')).not.toMatch(/hunter/i)
  })
})

/** What others took looks as if a process with another number had taken it. */
async function dieAs(store: ReturnType<typeof createMemoryStore>, work: () => Promise<void>): Promise<void> {
  for (const { key, record } of await store.list<{ pid: number; done: boolean }>('digest-claims', '')) {
    if (!record.done) await store.put('digest-claims', key, { ...record, pid: process.pid + 1 })
  }
  await work()
}
