import { expect, it } from 'vitest'
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
