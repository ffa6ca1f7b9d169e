import { afterEach, beforeEach, expect, it } from 'vitest'
import { createChannels } from '../../../src/channels.ts'
import type { Observation } from '../../../src/contract/observation.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { type FakeDiscord, IDS, openFakeDiscord } from '../../fakes/discord/index.ts'
import { openEchoBot } from '../../fakes/echo-bot.ts'
import { quietWatch } from '../../fakes/quiet-watch.ts'
import { openParley } from './open-parley.ts'

let discord: FakeDiscord
let parley: Awaited<ReturnType<typeof openParley>>
let heard: Observation[]

beforeEach(async () => {
  discord = await openFakeDiscord()
  heard = []
  const store = createMemoryStore()
  const observe = (observation: Observation) => void heard.push(observation)
  const watching = { channels: createChannels(store), watch: { ...quietWatch, observe } }
  parley = await openParley(discord, { handle: openEchoBot().handle, store, watching })
  await discord.until(() => discord.commands().length === 7, 'the commands')
})
afterEach(async () => {
  await parley.door.stop()
  await discord.close()
})

it('are told of reactions, and of all or one emoji of a message being taken away by a moderator', async () => {
  const { id: message } = discord.say({ user: 'ada', channel: 'general', text: 'done' })
  const place = { user: 'dora', channel: 'general', message }
  for (const emoji of ['🎉', '👍', '👀']) discord.react({ ...place, emoji })
  discord.clearReactions({ ...place, emoji: '🎉' })
  expect(Object.keys(discord.reactionsOn('general', message))).toEqual(['👍', '👀'])
  discord.clearReactions(place)
  expect(discord.reactionsOn('general', message)).toEqual({})
  await discord.until(() => heard.length === 6, 'all of it')
  const channel = { platform: 'discord', workspace: 'everywhere', channel: IDS.general }
  expect(heard.filter(({ kind }) => kind === 'reaction').slice(-2)).toEqual([
    { kind: 'reaction', channel, id: message, added: false, reaction: { emoji: '🎉' } },
    { kind: 'reaction', channel, id: message, added: false, reaction: {} },
  ])
})
