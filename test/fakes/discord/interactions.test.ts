import {
  type ChatInputCommandInteraction,
  Events,
  type Interaction,
  type InteractionReplyOptions,
  MessageFlags,
} from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, type RealClient } from './client.ts'
import { type FakeDiscord, type FakeDiscordOptions, IDS, openFakeDiscord } from './index.ts'

let discord: FakeDiscord
let real: RealClient
let failures: unknown[]

const COMMANDS = [
  {
    name: 'translate',
    description: 'Translates',
    options: [
      { type: 3 as const, name: 'text', description: 'What', required: true, max_length: 20 },
      { type: 3 as const, name: 'to', description: 'Language', autocomplete: true as const },
      { type: 7 as const, name: 'channel', description: 'Where' },
      { type: 4 as const, name: 'last', description: 'How many', min_value: 1 },
    ],
    integration_types: [0, 1],
    contexts: [0, 1, 2],
  },
  {
    name: 'parley',
    description: 'About',
    options: [{ type: 1 as const, name: 'help', description: 'Helps' }],
    contexts: [0],
    integration_types: [0],
  },
  { name: 'Translate', type: 3 as const, integration_types: [0, 1], contexts: [0, 1, 2] },
]

async function begin(options: FakeDiscordOptions = {}) {
  discord = await openFakeDiscord(options)
  real = await connect(discord)
  failures = []
  await real.client.application.commands.set(COMMANDS)
}

beforeEach(() => begin())
afterEach(async () => {
  await real.stop()
  await discord.close()
})

async function reopen(options: FakeDiscordOptions) {
  await real.stop()
  await discord.close()
  await begin(options)
}

/** What the app does with every interaction; what fails is kept. */
function on(act: (interaction: Interaction) => Promise<unknown>) {
  real.client.on(Events.InteractionCreate, async (interaction) => {
    await act(interaction).catch((error) => failures.push(error))
  })
}
const onCommand = (act: (interaction: ChatInputCommandInteraction) => Promise<unknown>) =>
  on(async (interaction) => (interaction.isChatInputCommand() ? act(interaction) : undefined))

const ada = { user: 'ada', channel: 'general' }
const translate = { ...ada, name: 'translate', options: { text: 'hello' } }
const button = (label: string, custom_id: string) => ({
  type: 2 as const,
  style: 1 as const,
  label,
  custom_id,
})
const row = (...components: ReturnType<typeof button>[]) => ({ type: 1 as const, components })
const hidden = MessageFlags.Ephemeral as const

describe('commands', () => {
  it('are deferred and edited, for one person only', async () => {
    onCommand(async (interaction) => {
      await interaction.deferReply({ flags: hidden })
      await interaction.editReply({ content: interaction.options.getString('text') })
    })
    const done = await discord.command(translate)
    expect(done).toMatchObject({ acknowledged: 5, within: true })
    await discord.until(() => discord.textOf(discord.originalOf(done)) === 'hello')
    expect(discord.ephemerals('ada')).toMatchObject([{ content: 'hello', flags: 64, type: 20 }])
    expect([discord.ephemerals('benoit'), discord.messages('general')]).toEqual([[], []])
    expect(discord.acks).toMatchObject([{ type: '/translate', outcome: 'acked', acknowledged: 5 }])
    expect([...failures, ...discord.refusals]).toEqual([])
  })

  it('say who asks, where, in which language and with which permissions', async () => {
    const seen = new Promise<ChatInputCommandInteraction>((resolve) => onCommand(async (row) => resolve(row)))
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
    on(async (interaction) => {
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
    await reopen({ messageContent: true })
    const { id: message } = discord.say({ ...ada, text: 'bonjour' })
    on(async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply(interaction.targetMessage.content)
    })
    const done = await discord.messageCommand({ ...ada, user: 'carla', message, name: 'Translate' })
    expect(discord.originalOf(done)).toMatchObject({ content: 'bonjour', type: 23 })
  })
})

describe('deadlines', () => {
  it('void the token after three seconds', async () => {
    await reopen({ ackWithin: 50 })
    let late: Interaction | undefined
    on(async (interaction) => {
      late = interaction
    })
    const done = await discord.command(translate)
    expect(done).toMatchObject({ acknowledged: undefined, within: false })
    expect(discord.acks).toMatchObject([{ outcome: 'timeout' }])
    if (!late?.isChatInputCommand()) throw new Error('no command')
    await expect(late.deferReply()).rejects.toMatchObject({ code: 10062, status: 404 })
  })

  it('count by the fake’s clock too', async () => {
    onCommand(async (interaction) => {
      discord.advance(3001)
      await interaction.deferReply()
    })
    expect(await discord.command(translate)).toMatchObject({ within: false })
    await discord.until(() => failures.length === 1)
    expect(failures[0]).toMatchObject({ code: 10062 })
  })

  it('end the token after fifteen minutes', async () => {
    const deferred = new Promise<ChatInputCommandInteraction>((resolve) =>
      onCommand(async (interaction) => {
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
    await real.stop()
    await discord.until(() => discord.socketCount() === 0)
    expect(await discord.command(translate)).toMatchObject({ within: false })
    expect(discord.acks).toMatchObject([{ outcome: 'lost' }])
  })
})

describe('answers', () => {
  it('come once, and after the first acknowledgement only follow-ups', async () => {
    onCommand(async (interaction) => {
      const { id, token } = interaction
      await interaction.reply('first')
      const again = { body: { type: 4, data: { content: 'x' } }, auth: false }
      await interaction.client.rest.post(`/interactions/${id}/${token}/callback`, again)
    })
    await discord.command(translate)
    await discord.until(() => failures.length === 1)
    expect(failures[0]).toMatchObject({ code: 40060, status: 400 })
  })

  it('before any acknowledgement have no webhook', async () => {
    onCommand(async (interaction) => {
      const body = { content: 'x' }
      await interaction.client.rest.post(`/webhooks/${IDS.application}/${interaction.token}`, {
        body,
        auth: false,
      })
    })
    void discord.command(translate)
    await discord.until(() => failures.length === 1)
    expect(failures[0]).toMatchObject({ code: 10015, status: 404 })
  })

  it('resolve a deferral with the first follow-up, which keeps its visibility', async () => {
    onCommand(async (interaction) => {
      await interaction.deferReply({ flags: hidden })
      await interaction.followUp('public?')
      await interaction.followUp('really public')
    })
    await discord.command(translate)
    await discord.until(() => discord.messages('general').length === 1)
    expect(discord.ephemerals('ada')).toMatchObject([{ content: 'public?', flags: 64 }])
    expect(discord.messages('general')).toMatchObject([
      { content: 'really public', type: 19, webhook_id: IDS.bot },
    ])
  })

  it('can be fetched, edited and deleted while the token lives', async () => {
    onCommand(async (interaction) => {
      const { resource } = await interaction.reply({ content: 'one', withResponse: true })
      await interaction.editReply('two')
      const second = await interaction.followUp({ content: 'three', flags: hidden })
      await interaction.editReply({ message: second, content: 'four' })
      expect((await interaction.fetchReply()).id).toBe(resource?.message?.id)
      await interaction.deleteReply()
      await interaction.fetchReply()
    })
    const done = await discord.command(translate)
    await discord.until(() => failures.length === 1)
    expect(failures[0]).toMatchObject({ code: 10008 })
    expect(discord.originalOf(done)).toBeUndefined()
    expect(discord.ephemerals('ada')).toMatchObject([{ content: 'four' }])
  })

  it('where the bot is not a member come from an app that the person installed, five times at most', async () => {
    const seen: object[] = []
    onCommand(async (interaction) => {
      const { guildId, userId } = interaction.authorizingIntegrationOwners
      seen.push({ guildId, userId, isHere: interaction.inCachedGuild() })
      await interaction.reply('0')
      for (let number = 1; number <= 6; number += 1) await interaction.followUp(String(number))
    })
    await discord.command({ ...translate, channel: 'lounge' })
    await discord.until(() => failures.length === 1)
    expect(seen).toEqual([{ guildId: null, userId: IDS.ada, isHere: false }])
    expect(failures[0]).toMatchObject({ code: 40094 })
    expect(discord.messages('lounge').map((row) => row.content)).toEqual(['0', '1', '2', '3', '4', '5'])
    await discord.command({ ...translate, channel: 'between' })
    await discord.until(() => discord.messages('between').length === 6)
    await discord.command({ ...translate, context: 'dm' })
    await discord.until(() => discord.messages('dm:ada').length === 7)
  })

  it('with faults in them are refused with 50035, and the interaction stays open', async () => {
    const reply: InteractionReplyOptions = {
      content: 'x'.repeat(2001),
      components: [row(button('A', 'a'), button('B', 'a'))],
    }
    onCommand(async (interaction) => {
      await interaction.reply(reply).catch((error) => failures.push(error))
      await interaction.reply('short')
    })
    expect(await discord.command(translate)).toMatchObject({ acknowledged: 4 })
    expect(failures).toMatchObject([
      { code: 50035, rawError: { errors: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } },
    ])
    expect(discord.refusals[0]?.problems).toEqual([
      'content: BASE_TYPE_MAX_LENGTH Must be 2000 or fewer in length.',
      'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED Component custom id cannot be duplicated',
    ])
  })
})

describe('components and modals', () => {
  it('are pressed and chosen from by those who see them', async () => {
    const options = ['de', 'fr'].map((value) => ({ label: value.toUpperCase(), value }))
    const menu = { type: 1 as const, components: [{ type: 3 as const, custom_id: 'to', options }] }
    on(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        return interaction.reply({
          content: 'start',
          flags: hidden,
          components: [row(button('More', 'more:1')), menu],
        })
      }
      if (interaction.isButton()) return interaction.update({ content: `pressed ${interaction.customId}` })
      if (!interaction.isStringSelectMenu()) return undefined
      await interaction.deferUpdate()
      await interaction.editReply({ content: interaction.values.join(), components: [] })
      return interaction.followUp({ content: 'once more', flags: hidden })
    })
    const done = await discord.command(translate)
    expect(discord.textOf(discord.originalOf(done))).toBe('start\nMore\nDE\nFR')
    expect(discord.buttonsOf(discord.originalOf(done))).toEqual([
      { label: 'More', custom_id: 'more:1', disabled: false },
    ])
    await expect((async () => discord.press({ user: 'benoit', label: 'More' }))()).rejects.toThrow(
      'nothing that fits',
    )
    expect(await discord.press({ user: 'ada', label: 'More' })).toMatchObject({
      acknowledged: 7,
      within: true,
    })
    expect(discord.ephemerals('ada')[0]?.content).toBe('pressed more:1')
    await expect(discord.choose({ user: 'ada', value: 'it' })).rejects.toThrow('does not offer it')
    await discord.choose({ user: 'ada', custom_id: /^t/, label: 'FR' })
    await discord.until(() => discord.ephemerals('ada').length === 2)
    expect(discord.ephemerals('ada').map((shown) => shown.content)).toEqual(['fr', 'once more'])
    expect([...failures, ...discord.refusals]).toEqual([])
  })

  it('choose channels and people with menus that Discord fills', async () => {
    const menu = { type: 1 as const, components: [{ type: 8 as const, custom_id: 'where' }] }
    on(async (interaction) => {
      if (interaction.isChatInputCommand()) return interaction.reply({ components: [menu] })
      if (interaction.isChannelSelectMenu())
        return interaction.update(String(interaction.channels.first()?.id))
    })
    const done = await discord.command(translate)
    await discord.choose({ user: 'benoit', value: 'random' })
    expect(discord.originalOf(done)?.content).toBe(IDS.random)
  })

  it('open a modal that is filled in and sent', async () => {
    const input = { type: 4 as const, custom_id: 'text', label: 'Text', style: 2 as const, max_length: 10 }
    on(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const components = [{ type: 1 as const, components: [input] }]
        return interaction.showModal({ custom_id: 'ask', title: 'Ask', components })
      }
      if (interaction.isModalSubmit()) return interaction.reply(interaction.fields.getTextInputValue('text'))
    })
    expect(await discord.command(translate)).toMatchObject({ acknowledged: 9 })
    expect(discord.modals('ada')).toMatchObject([{ title: 'Ask', custom_id: 'ask' }])
    await expect(discord.submitModal({ user: 'ada' })).rejects.toThrow('must be filled in')
    await expect(discord.submitModal({ user: 'ada', values: { text: 'x'.repeat(11) } })).rejects.toThrow(
      'too long',
    )
    await expect(discord.submitModal({ user: 'ada', values: { text: 'x', no: 'x' } })).rejects.toThrow(
      'no field no',
    )
    const done = await discord.submitModal({ user: 'ada', values: { Text: 'typed' } })
    expect(discord.originalOf(done)?.content).toBe('typed')
    expect(discord.modals('ada')).toEqual([])
  })

  it('cannot answer in ways that do not fit', async () => {
    onCommand(async ({ id, token, client }) => {
      const body = { type: 7, data: { content: 'x' } }
      await client.rest.post(`/interactions/${id}/${token}/callback`, { body, auth: false })
    })
    void discord.command(translate)
    await discord.until(() => failures.length === 1)
    expect(failures[0]).toMatchObject({ code: 50035 })
  })
})
