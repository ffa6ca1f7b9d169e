import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DiscordSettings } from '../../../adapters/discord/connection.ts'
import { discordChecks } from '../../../adapters/discord/doctor-check.ts'
import type { Finding } from '../../../src/contract/check.ts'
import { type FakeDiscord, openFakeDiscord } from '../../fakes/discord/index.ts'

let discord: FakeDiscord

beforeEach(async () => {
  discord = await openFakeDiscord()
})

afterEach(() => discord.close())

async function examine(over: Partial<DiscordSettings> = {}) {
  const { token, apiUrl } = discord
  const found: Record<string, Finding> = {}
  for (const { name, run } of discordChecks({ token, apiUrl, ...over })) found[name] = await run()
  return found
}

describe('the doctor on Discord', () => {
  it('is content when all is well', async () => {
    expect(await examine()).toEqual({
      'Discord bot': { well: true, found: 'Discord knows it as @parley' },
      'Discord intents': { well: true, found: 'Message Content Intent is on' },
      'Discord servers': { well: true, found: expect.stringContaining('Parley Test') },
    })
  })

  it('says what is lost without the message-content intent, which is no fault', async () => {
    await discord.close()
    discord = await openFakeDiscord({ messageContent: false })
    expect((await examine())['Discord intents']).toEqual({
      well: true,
      found: expect.stringMatching(/is off: no summaries.*discord\.com\/developers/),
    })
  })

  it('sends an invitation when the bot is on no server', async () => {
    for (const { id } of [...discord.world.guilds]) discord.kick(id)
    expect((await examine())['Discord servers']).toEqual({
      ...{ well: false, found: 'in none' },
      remedy: expect.stringContaining('parley discord invite'),
    })
  })

  it('names the variable and the place of a token that Discord refuses, and not the token', async () => {
    const found = await examine({ token: 'wrong.wrong.one' })
    for (const finding of Object.values(found)) {
      expect(finding).toEqual({
        well: false,
        found: 'Discord does not accept DISCORD_TOKEN',
        remedy: expect.stringMatching(/^copy it again from .*Reset Token$/),
      })
    }
    expect(JSON.stringify(found)).not.toContain('wrong')
  })

  it('says so when Discord cannot be reached', async () => {
    const found = await examine({ apiUrl: 'http://127.0.0.1:9/api' })
    for (const finding of Object.values(found)) {
      expect(finding).toMatchObject({ well: false, found: expect.stringContaining('cannot be reached') })
    }
  })
})
