import { describe, expect, it } from 'vitest'
import { createChannels } from '../src/channels.ts'
import { CHANNEL_DEFAULTS } from '../src/contract/channels.ts'
import { createMemoryStore } from '../src/store/memory.ts'

const general = { platform: 'slack', workspace: 'T1', channel: 'C1' }

it('gives a channel the defaults until an administrator changes something there', async () => {
  const channels = createChannels(createMemoryStore())
  expect(await channels.settings(general)).toEqual(CHANNEL_DEFAULTS)
  const changed = { ...CHANNEL_DEFAULTS, flags: false }
  expect(await channels.change(general, { flags: false })).toEqual(changed)
  expect(await channels.settings(general)).toEqual(changed)
  expect(await channels.change(general, { publicAnswers: true })).toEqual({ ...changed, publicAnswers: true })
  expect(await channels.settings({ ...general, channel: 'C10' })).toEqual(CHANNEL_DEFAULTS)
})

it('knows since when the mood is measured: from switching on, not from saying so again', async () => {
  let now = 1000
  const channels = createChannels(createMemoryStore(), () => now)
  expect((await channels.change(general, { mood: true })).moodSince).toBe(1000)
  now = 2000
  expect((await channels.change(general, { mood: true, flags: false })).moodSince).toBe(1000)
  expect(await channels.change(general, { mood: false })).toEqual({ ...CHANNEL_DEFAULTS, flags: false })
  expect((await channels.change(general, { mood: true })).moodSince).toBe(2000)
  expect(await channels.change(general, { mood: undefined, flags: undefined })).toEqual(CHANNEL_DEFAULTS)
})

it('refuses a time zone that there is not, and changes nothing', async () => {
  const channels = createChannels(createMemoryStore())
  const change = channels.change(general, { mood: true, timeZone: 'Europe/Atlantis' })
  await expect(change).rejects.toMatchObject({ code: 'BAD_REQUEST', message: /Europe\/Atlantis/ })
  expect(await channels.settings(general)).toEqual(CHANNEL_DEFAULTS)
  expect((await channels.change(general, { timeZone: 'Europe/Paris' })).timeZone).toBe('Europe/Paris')
})

it('lists the channels of a platform for which anything is set, whatever their ids', async () => {
  const channels = createChannels(createMemoryStore(), () => 1000)
  const odd = { platform: 'slack', workspace: 'T/2', channel: 'C 3%' }
  await channels.change(general, { flags: false, summaries: true })
  await channels.change(odd, { mood: true })
  await channels.change({ ...general, platform: 'discord' }, { mood: true })
  expect(await channels.list('slack')).toEqual([
    { channel: odd, settings: { ...CHANNEL_DEFAULTS, mood: true, moodSince: 1000 } },
    { channel: general, settings: { ...CHANNEL_DEFAULTS, flags: false } },
  ])
  expect(await channels.list('console')).toEqual([])
})

it('tells listeners of every change, until they no longer listen', async () => {
  const channels = createChannels(createMemoryStore(), () => 1000)
  const heard: unknown[] = []
  const end = channels.onChange((channel, after, before) => heard.push([channel, before.mood, after.mood]))
  await channels.change(general, { mood: true })
  await channels.change(general, { mood: false })
  end()
  await channels.change(general, { mood: true })
  expect(heard).toEqual([
    [general, false, true],
    [general, true, false],
  ])
})

describe('plans', () => {
  const digest = { at: '09:00', weekdays: [1, 5] }
  const translation = { languages: ['en', 'fr'], where: 'thread' as const }

  it('are kept, and a digest counts from when its plan was set', async () => {
    let now = 1000
    const channels = createChannels(createMemoryStore(), () => now)
    expect(await channels.change(general, { digest, translation })).toMatchObject({
      ...{ digest, translation, digestSince: 1000 },
    })
    now = 2000
    expect(await channels.change(general, { digest: { ...digest } })).toMatchObject({ digestSince: 1000 })
    expect(await channels.change(general, { flags: false })).toMatchObject({ digestSince: 1000 })
    const to = { persons: ['U1'] }
    expect(await channels.change(general, { digest: { ...digest, to } })).toMatchObject({ digestSince: 2000 })
    const off = await channels.change(general, { digest: undefined, translation: undefined })
    expect(off).toEqual({ ...CHANNEL_DEFAULTS, flags: false })
  })

  it.each([
    { digest: { ...digest, at: '9:00' } },
    { digest: { ...digest, at: '24:00' } },
    { digest: { ...digest, weekdays: [] } },
    { digest: { ...digest, weekdays: [0] } },
    { digest: { ...digest, weekdays: [1, 1] } },
    { digest: { ...digest, weekdays: [1.5] } },
    { digest: { ...digest, to: { channel: '' } } },
    { digest: { ...digest, to: { persons: [] } } },
    { digest: { ...digest, to: { persons: Array.from({ length: 21 }, (_, index) => `U${index}`) } } },
    { translation: { ...translation, languages: ['en'] } },
    { translation: { ...translation, languages: ['en', 'en'] } },
    { translation: { ...translation, languages: ['en', 'french'] } },
    { translation: { ...translation, languages: ['en', 'fr', 'es', 'de', 'it', 'pt'] } },
    { translation: { ...translation, where: 'above' as never } },
    { translation: { ...translation, mirror: { channel: 'C1', language: 'fr' } } },
    { translation: { ...translation, mirror: { channel: 'C2', language: 'xx' } } },
  ])('%j is refused with what was expected, and changes nothing', async (change) => {
    const channels = createChannels(createMemoryStore())
    await expect(channels.change(general, change)).rejects.toMatchObject({
      ...{ code: 'BAD_REQUEST', message: expect.stringMatching(/not |none |into itself/) },
    })
    expect(await channels.settings(general)).toEqual(CHANNEL_DEFAULTS)
  })
})
