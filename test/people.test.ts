import { describe, expect, it } from 'vitest'
import { createNaming } from '../src/audit/naming.ts'
import { createAuditTrail } from '../src/audit/trail.ts'
import { createChannels } from '../src/channels.ts'
import type { ChannelSettings } from '../src/contract/channels.ts'
import { createDigestClaims } from '../src/digest-claims.ts'
import { createDigestStates } from '../src/digest-states.ts'
import { createMemos } from '../src/memos.ts'
import { createPeople } from '../src/people.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { createMemoryAudit } from '../src/store/memory-audit.ts'
import { auditRow } from './fakes/audit-row.ts'

const ada = { platform: 'slack', workspace: 'T1', user: 'U1' }
const bob = { ...ada, user: 'U10' }
const NOTHING = { settings: 0, feedback: 0, audit: 0, channels: 0 }
const feedback = { task: 'sentiment', models: ['m@1'], good: true }

describe('what is kept about people', () => {
  it('is nothing until they ask for something', async () => {
    const people = createPeople(createMemoryStore())
    expect(await people.settings(ada)).toEqual({})
    expect(await people.held(ada)).toEqual(NOTHING)
    expect(await people.forget(ada)).toEqual({ ...NOTHING, memos: 0 })
  })

  it('changes by what is named, also at once, and is taken back by undefined', async () => {
    const people = createPeople(createMemoryStore())
    await Promise.all([people.change(ada, { language: 'fr' }), people.change(ada, { neverAnalyse: true })])
    expect(await people.settings(ada)).toEqual({ language: 'fr', neverAnalyse: true })
    expect(await people.change(ada, { language: undefined })).toEqual({ neverAnalyse: true })
    expect(await people.change(ada, { language: 'de', neverAnalyse: false })).toEqual({
      language: 'de',
      neverAnalyse: false,
    })
    expect(await people.settings(bob)).toEqual({})
  })

  it('keeps people of different workspaces and platforms apart, whatever their ids', async () => {
    const people = createPeople(createMemoryStore())
    await people.change({ platform: 'a', workspace: 'b/c', user: 'd' }, { language: 'fr' })
    await people.change({ platform: 'a', workspace: '', user: 'd' }, { language: 'de' })
    expect(await people.settings({ platform: 'a', workspace: 'b', user: 'c/d' })).toEqual({})
    expect(await people.settings({ platform: 'a', workspace: 'b/c', user: 'd' })).toEqual({ language: 'fr' })
    expect(await people.settings({ platform: 'a', workspace: '', user: 'd' })).toEqual({ language: 'de' })
  })

  it('holds the last verdict on an answer', async () => {
    const store = createMemoryStore()
    let time = 0
    const people = createPeople(store, { now: () => ++time })
    await people.rate(ada, { answer: 'C1/1700.1', ...feedback })
    await people.rate(ada, { answer: 'C1/1700.1', ...feedback, good: false })
    await people.rate(ada, { answer: 'C1/1700.2', ...feedback })
    expect(await people.held(ada)).toEqual({ ...NOTHING, feedback: 2 })
    const records = (await store.list('feedback', '')).map(({ record }) => record)
    expect(records).toEqual([
      { ...feedback, good: false, time: 2 },
      { ...feedback, time: 3 },
    ])
  })

  it('is all gone when they say so, and nobody else’s is', async () => {
    const store = createMemoryStore()
    const people = createPeople(store)
    for (const person of [ada, bob]) {
      await people.change(person, { language: 'fr', neverAnalyse: true })
      await people.rate(person, { answer: 'x', ...feedback })
    }
    expect(await people.held(ada)).toEqual({ ...NOTHING, settings: 2, feedback: 1 })
    expect(await people.forget(ada)).toEqual({ ...NOTHING, settings: 2, feedback: 1, memos: 0 })
    expect(await people.held(ada)).toEqual(NOTHING)
    expect(await people.settings(bob)).toEqual({ language: 'fr', neverAnalyse: true })
    const left = [...(await store.list('people', '')), ...(await store.list('feedback', ''))]
    expect(left.every(({ key }) => key.startsWith('slack/T1/U10/'))).toBe(true)
  })

  it('goes out of the audit trail and of what buttons ask, and nobody else does', async () => {
    const [store, rows] = [createMemoryStore(), createMemoryAudit()]
    const naming = createNaming('hashed', () => Buffer.alloc(32))
    const people = createPeople(store, { trail: createAuditTrail(rows, naming) })
    for (const person of [ada, ada, bob]) await rows.append([auditRow({ person: naming.nameOf(person) })])
    const memos = createMemos(store)
    const memo = (author: string) => ({ task: 'translate', again: [{ source: { kind: 'typed', author } }] })
    const [ofAda, ofBob] = [await memos.keep('slack', memo('U1')), await memos.keep('slack', memo('U10'))]
    const elsewhere = await memos.keep('discord', memo('U1'))
    expect(await people.held(ada)).toEqual({ ...NOTHING, audit: 2 })
    expect(await people.forget(ada)).toEqual({ ...NOTHING, audit: 2, memos: 1 })
    expect(await people.held(ada)).toEqual(NOTHING)
    expect(await people.held(bob)).toEqual({ ...NOTHING, audit: 1 })
    expect(await memos.find('slack', ofAda)).toBeUndefined()
    for (const [door, id] of [
      ['slack', ofBob],
      ['discord', elsewhere],
    ] as const) {
      expect(await memos.find(door, id)).toBeDefined()
    }
  })

  describe('in what channels tell persons', () => {
    const general = { platform: 'slack', workspace: 'T1', channel: 'C1' }
    const both = { at: '09:00', weekdays: [1], to: { persons: ['U1', 'U10'] } }
    const alone = { ...both, to: { persons: ['U1'] } }

    /** Channels that tell Ada, and what a watcher hears of them. */
    async function tellAda() {
      const store = createMemoryStore()
      let now = 1000
      const channels = createChannels(store, () => now)
      const people = createPeople(store, { channels })
      await channels.change(general, { mood: true, alertTo: { person: 'U1' }, digest: both })
      await channels.change({ ...general, channel: 'C2' }, { digest: alone })
      await channels.change({ ...general, channel: 'C3' }, { alertTo: { person: 'U10' } })
      await channels.change({ ...general, channel: 'C4' }, { alertTo: { channel: 'U1' } })
      await channels.change({ ...general, workspace: 'T2' }, { alertTo: { person: 'U1' } })
      await channels.change({ ...general, platform: 'discord' }, { digest: alone })
      now = 2000
      const heard: [string, ChannelSettings, string | undefined][] = []
      channels.onChange(({ channel }, settings, _, by) => heard.push([channel, settings, by]))
      return { store, channels, people, heard }
    }

    it('is taken out; a digest for nobody is switched off, and one for others goes on from where it was', async () => {
      const { channels, people, heard } = await tellAda()
      expect(await people.held(ada)).toEqual({ ...NOTHING, channels: 2 })
      expect(await people.forget(ada)).toEqual({ ...NOTHING, memos: 0, channels: 2 })
      const [first, second] = await Promise.all(
        ['C1', 'C2'].map((channel) => channels.settings({ ...general, channel })),
      )
      expect(first).toMatchObject({
        mood: true,
        digest: { ...both, to: { persons: ['U10'] } },
        digestSince: 1000,
      })
      expect(first).not.toHaveProperty('alertTo')
      expect(second).not.toHaveProperty('digest')
      expect(second).not.toHaveProperty('digestSince')
      expect(heard).toEqual([
        ['C1', first, undefined],
        ['C2', second, undefined],
      ])
      expect(await people.forget(ada)).toEqual({ ...NOTHING, memos: 0 })
    })

    it('leaves alone what goes to others, to a channel or elsewhere', async () => {
      const { channels, people } = await tellAda()
      await people.forget(ada)
      const alertTo = async (at: object) => (await channels.settings({ ...general, ...at })).alertTo
      expect(await alertTo({ channel: 'C3' })).toEqual({ person: 'U10' })
      expect(await alertTo({ channel: 'C4' })).toEqual({ channel: 'U1' })
      expect(await alertTo({ workspace: 'T2' })).toEqual({ person: 'U1' })
      expect((await channels.settings({ ...general, platform: 'discord' })).digest).toEqual(alone)
    })

    it('goes with what was kept of digests that they got', async () => {
      const { store, people } = await tellAda()
      const [states, claims] = [createDigestStates(store), createDigestClaims(store)]
      for (const person of ['U1', 'U10']) {
        await states.write(general, { person }, 1500)
        await claims.take([`slack/T1/person/${person}/1500`])
      }
      await states.write(general, { channel: 'U1' }, 1500)
      await people.forget(ada)
      const keys = async (collection: string) => (await store.list(collection, '')).map(({ key }) => key)
      expect(await keys('digests')).toEqual(['slack/T1/C1/channel/U1', 'slack/T1/C1/person/U10'])
      expect(await keys('digest-claims')).toEqual(['slack/T1/person/U10/1500'])
    })
  })
})
