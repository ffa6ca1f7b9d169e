import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeDiscord, IDS } from './index.ts'
import { button, hidden, openSetting, row, type Setting, translate } from './interaction-setting.ts'

let setting: Setting
let discord: FakeDiscord

async function begin(options: Parameters<typeof openSetting>[0] = {}) {
  setting = await openSetting(options)
  discord = setting.discord
}

beforeEach(() => begin())
afterEach(() => setting.stop())

describe('components and modals', () => {
  it('are pressed and chosen from by those who see them', async () => {
    const options = ['de', 'fr'].map((value) => ({ label: value.toUpperCase(), value }))
    const menu = { type: 1 as const, components: [{ type: 3 as const, custom_id: 'to', options }] }
    setting.on(async (interaction) => {
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
    expect([...setting.failures, ...discord.refusals]).toEqual([])
  })

  it('choose channels and people with menus that Discord fills', async () => {
    const menu = { type: 1 as const, components: [{ type: 8 as const, custom_id: 'where' }] }
    setting.on(async (interaction) => {
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
    setting.on(async (interaction) => {
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

  it('can be dismissed, and then the app cannot change them', async () => {
    setting.on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.reply({ content: 'x', flags: hidden })
      const [shown] = discord.ephemerals('ada')
      discord.dismiss({ user: 'ada', message: shown!.id })
      await interaction.editReply('y')
    })
    await discord.command(translate)
    await discord.until(() => setting.failures.length === 1)
    expect(setting.failures[0]).toMatchObject({ code: 10008 })
    expect(discord.ephemerals('ada')).toEqual([])
  })

  it('cannot answer in ways that do not fit', async () => {
    setting.onCommand(async ({ id, token, client }) => {
      const body = { type: 7, data: { content: 'x' } }
      await client.rest.post(`/interactions/${id}/${token}/callback`, { body, auth: false })
    })
    void discord.command(translate)
    await discord.until(() => setting.failures.length === 1)
    expect(setting.failures[0]).toMatchObject({ code: 50035 })
  })
})
