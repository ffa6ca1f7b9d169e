import type { ChatInputCommandInteraction, Interaction } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeDiscord, IDS } from './index.ts'
import { ada, hidden, openSetting, type Setting, translate } from './interaction-setting.ts'

let setting: Setting
let discord: FakeDiscord

async function begin(options: Parameters<typeof openSetting>[0] = {}) {
  setting = await openSetting(options)
  discord = setting.discord
}

beforeEach(() => begin())
afterEach(() => setting.stop())

async function again(options: Parameters<typeof begin>[0]) {
  await setting.stop()
  await begin(options)
}

describe('commands', () => {
  it('are deferred and edited, for one person only', async () => {
    setting.onCommand(async (interaction) => {
      await interaction.deferReply({ flags: hidden })
      await interaction.editReply({ content: interaction.options.getString('text') })
    })
    const done = await discord.command(translate)
    expect(done).toMatchObject({ acknowledged: 5, within: true })
    await discord.until(() => discord.textOf(discord.originalOf(done)) === 'hello')
    expect(discord.ephemerals('ada')).toMatchObject([{ content: 'hello', flags: 64, type: 20 }])
    expect([discord.ephemerals('benoit'), discord.messages('general')]).toEqual([[], []])
    expect(discord.acks).toMatchObject([{ type: '/translate', outcome: 'acked', acknowledged: 5 }])
    expect([...setting.failures, ...discord.refusals]).toEqual([])
  })

  it('say who asks, where, in which language and with which permissions', async () => {
    const seen = new Promise<ChatInputCommandInteraction>((resolve) =>
      setting.onCommand(async (row) => resolve(row)),
    )
    void discord.command({ ...translate, user: 'benoit', options: { text: 'x', channel: 'random', last: 3 } })
    const interaction = await seen
    expect(interaction).toMatchObject({ locale: 'fr', guildLocale: 'en-US', context: 0, guildId: IDS.guild })
    expect(interaction.authorizingIntegrationOwners).toMatchObject({ guildId: IDS.guild, userId: null })
    expect(interaction.options.getChannel('channel')?.id).toBe(IDS.random)
    expect(interaction.options.getInteger('last')).toBe(3)
    expect(interaction.memberPermissions?.has('SendMessages')).toBe(true)
    expect(interaction.appPermissions.has('EmbedLinks')).toBe(true)
    expect(interaction.appPermissions.has('ManageMessages')).toBe(false)
  })

  it('are refused by the client where they are not offered or badly filled in', async () => {
    const fails = (given: object, why: string) =>
      expect((async () => discord.command({ ...translate, ...given }))()).rejects.toThrow(why)
    await fails({ options: {} }, 'text must be filled in')
    await fails({ options: { text: 'x'.repeat(21) } }, 'too long')
    await fails({ options: { text: 'x', last: 0 } }, 'too small')
    await fails({ options: { text: 'x', nothing: 1 } }, 'no option nothing')
    await fails({ name: 'nothing' }, 'there is translate, parley')
    await fails({ name: 'parley', options: {} }, 'a subcommand is needed')
    await fails({ name: 'parley help', channel: 'dm', options: {} }, 'contexts is 0')
    await fails({ name: 'parley help', channel: 'lounge', options: {} }, 'integration_types is 0')
    await fails({ user: 'carla', channel: 'secret' }, 'may not see secret')
  })

  it('reach subcommands, and autocomplete offers choices', async () => {
    setting.on(async (interaction) => {
      if (interaction.isAutocomplete()) {
        const { name, value } = interaction.options.getFocused(true)
        const text = interaction.options.getString('text')
        return interaction.respond([{ name: `${name} ${value} ${text}`, value: 'fr' }])
      }
      if (interaction.isChatInputCommand()) return interaction.reply(interaction.options.getSubcommand())
    })
    await discord.command({ ...ada, name: 'parley help' })
    expect(discord.messages('general')[0]?.content).toBe('help')
    const choices = await discord.autocomplete({ ...translate, option: 'to', value: 'fre' })
    expect(choices).toEqual([{ name: 'to fre hello', value: 'fr' }])
    await expect(discord.autocomplete({ ...translate, option: 'text', value: 'x' })).rejects.toThrow(
      'complete itself',
    )
  })

  it('from the menu of a message bring the message, whatever the intents', async () => {
    await again({ messageContent: true })
    const { id: message } = discord.say({ ...ada, text: 'bonjour' })
    setting.on(async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply(interaction.targetMessage.content)
    })
    const done = await discord.messageCommand({ ...ada, user: 'carla', message, name: 'Translate' })
    expect(discord.originalOf(done)).toMatchObject({ content: 'bonjour', type: 23 })
  })
})

describe('deadlines', () => {
  it('void the token after three seconds', async () => {
    await again({ ackWithin: 50 })
    let late: Interaction | undefined
    setting.on(async (interaction) => {
      late = interaction
    })
    const done = await discord.command(translate)
    expect(done).toMatchObject({ acknowledged: undefined, within: false })
    expect(discord.acks).toMatchObject([{ outcome: 'timeout' }])
    if (!late?.isChatInputCommand()) throw new Error('no command')
    await expect(late.deferReply()).rejects.toMatchObject({ code: 10062, status: 404 })
  })

  it('count by the fake’s clock too', async () => {
    setting.onCommand(async (interaction) => {
      discord.advance(3001)
      await interaction.deferReply()
    })
    expect(await discord.command(translate)).toMatchObject({ within: false })
    await discord.until(() => setting.failures.length === 1)
    expect(setting.failures[0]).toMatchObject({ code: 10062 })
  })

  it('end the token after fifteen minutes', async () => {
    const deferred = new Promise<ChatInputCommandInteraction>((resolve) =>
      setting.onCommand(async (interaction) => {
        await interaction.deferReply()
        resolve(interaction)
      }),
    )
    await discord.command(translate)
    const interaction = await deferred
    discord.advance(14 * 60_000)
    await interaction.editReply('in time')
    discord.advance(61_000)
    await expect(interaction.editReply('too late')).rejects.toMatchObject({ code: 50027, status: 401 })
    await expect(interaction.followUp('too late')).rejects.toMatchObject({ code: 50027 })
  })

  it('are lost at once when nobody is connected', async () => {
    await setting.real.stop()
    await discord.until(() => discord.socketCount() === 0)
    expect(await discord.command(translate)).toMatchObject({ within: false })
    expect(discord.acks).toMatchObject([{ outcome: 'lost' }])
  })
})
