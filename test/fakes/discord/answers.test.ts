import type { InteractionReplyOptions } from 'discord.js'
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

describe('answers', () => {
  it('come once, and after the first acknowledgement only follow-ups', async () => {
    setting.onCommand(async (interaction) => {
      const { id, token } = interaction
      await interaction.reply('first')
      const again = { body: { type: 4, data: { content: 'x' } }, auth: false }
      await interaction.client.rest.post(`/interactions/${id}/${token}/callback`, again)
    })
    await discord.command(translate)
    await discord.until(() => setting.failures.length === 1)
    expect(setting.failures[0]).toMatchObject({ code: 40060, status: 400 })
  })

  it('before any acknowledgement have no webhook', async () => {
    setting.onCommand(async (interaction) => {
      const body = { content: 'x' }
      await interaction.client.rest.post(`/webhooks/${IDS.application}/${interaction.token}`, {
        body,
        auth: false,
      })
    })
    void discord.command(translate)
    await discord.until(() => setting.failures.length === 1)
    expect(setting.failures[0]).toMatchObject({ code: 10015, status: 404 })
  })

  it('resolve a deferral with the first follow-up, which keeps its visibility', async () => {
    setting.onCommand(async (interaction) => {
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
    setting.onCommand(async (interaction) => {
      const { resource } = await interaction.reply({ content: 'one', withResponse: true })
      await interaction.editReply('two')
      const second = await interaction.followUp({ content: 'three', flags: hidden })
      await interaction.editReply({ message: second, content: 'four' })
      expect((await interaction.fetchReply()).id).toBe(resource?.message?.id)
      await interaction.deleteReply()
      await interaction.fetchReply()
    })
    const done = await discord.command(translate)
    await discord.until(() => setting.failures.length === 1)
    expect(setting.failures[0]).toMatchObject({ code: 10008 })
    expect(discord.originalOf(done)).toBeUndefined()
    expect(discord.ephemerals('ada')).toMatchObject([{ content: 'four' }])
  })

  it('where the bot is not a member come from an app that the person installed, five times at most', async () => {
    const seen: object[] = []
    setting.onCommand(async (interaction) => {
      const { guildId, userId } = interaction.authorizingIntegrationOwners
      seen.push({ guildId, userId, isHere: interaction.inCachedGuild() })
      await interaction.reply('0')
      for (let number = 1; number <= 6; number += 1) await interaction.followUp(String(number))
    })
    await discord.command({ ...translate, channel: 'lounge' })
    await discord.until(() => setting.failures.length === 1)
    expect(seen).toEqual([{ guildId: null, userId: IDS.ada, isHere: false }])
    expect(setting.failures[0]).toMatchObject({ code: 40094 })
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
    setting.onCommand(async (interaction) => {
      await interaction.reply(reply).catch((error) => setting.failures.push(error))
      await interaction.reply('short')
    })
    expect(await discord.command(translate)).toMatchObject({ acknowledged: 4 })
    expect(setting.failures).toMatchObject([
      { code: 50035, rawError: { errors: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } },
    ])
    expect(discord.refusals[0]?.problems).toEqual([
      'content: BASE_TYPE_MAX_LENGTH Must be 2000 or fewer in length.',
      'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED Component custom id cannot be duplicated',
    ])
  })
})
