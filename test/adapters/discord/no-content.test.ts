import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { type FakeDiscord, IDS, openFakeDiscord } from '../../fakes/discord/index.ts'
import { feelingHandle } from '../../fakes/feeling-handle.ts'
import { openWatching } from '../../fakes/watching.ts'
import { openParley } from './open-parley.ts'

let discord: FakeDiscord
let parley: Awaited<ReturnType<typeof openParley>>
const channel = { platform: 'discord', workspace: 'everywhere', channel: IDS.general }
const shown = (user: string) => discord.ephemerals(user).map((one) => discord.textOf(one))

beforeEach(async () => {
  discord = await openFakeDiscord({ messageContent: false })
  const store = createMemoryStore()
  const watching = openWatching(store, feelingHandle, Date.now)
  parley = await openParley(discord, { handle: feelingHandle, store, watching })
  await discord.until(() => discord.commands().some(({ name }) => name === 'Translate'), 'the commands')
})
afterEach(async () => {
  await parley.door.stop()
  await discord.close()
})

it('switches nothing on that would read nothing, and says why', async () => {
  const dora = { user: 'dora', channel: 'general' }
  await discord.command({ ...dora, name: 'parley', subcommand: 'settings' })
  await discord.until(() => discord.buttonsOf(discord.ephemerals('dora').at(-1)).length > 0, 'the settings')
  await discord.press({ ...dora, label: /Ungefragt/ })
  await discord.quiet(200)
  await discord.press({ ...dora, label: /Stimmung messen/ })
  await discord.until(() => shown('dora').some((text) => /keine Nachrichten lesen/.test(text)), 'why not')
  expect(await parley.house.channels.settings(channel)).toMatchObject({ mood: false })
  await discord.choose({ ...dora, custom_id: 'set:digest-days', value: 'daily' }).catch(() => {})
  expect(await parley.house.channels.settings(channel)).not.toHaveProperty('digest')
})

it('says under a mood that was measured before that nothing is read any more', async () => {
  await parley.house.channels.change(channel, { mood: true })
  await discord.command({ user: 'ada', channel: 'general', name: 'mood' })
  await discord.until(
    () => shown('ada').some((text) => /does not let Parley read messages here/.test(text)),
    'that nothing is read',
  )
})
