import { afterEach, describe, expect, it } from 'vitest'
import { commandData } from '../../../adapters/discord/command-data.ts'
import type { DiscordSettings } from '../../../adapters/discord/connection.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { type FakeDiscord, type FakeDiscordOptions, IDS, openFakeDiscord } from '../../fakes/discord/index.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'
import { makeParley, openParley } from './open-parley.ts'
import { plainHandle } from './plain-handle.ts'

const opened: { close(): Promise<void> }[] = []
const rejections: unknown[] = []
process.on('unhandledRejection', (reason) => rejections.push(reason))

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
  expect(rejections.splice(0)).toEqual([])
})

async function fake(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await openFakeDiscord(options)
  opened.push(discord)
  return discord
}

async function join(discord: FakeDiscord, settings: Partial<DiscordSettings> = {}) {
  const recorded = recordedLog()
  const { door } = await openParley(discord, { handle: plainHandle, log: recorded.log, settings })
  opened.push({ close: () => door.stop() })
  await registered(discord)
  return { door, ...recorded }
}

const registered = (discord: FakeDiscord) =>
  discord.until(() => discord.commands().length === commandData(tasks).length, 'the commands')

let asked = 0

/** Somebody asks by a mention and gets one answer. */
async function answers(discord: FakeDiscord, channel = 'general', user = 'ada'): Promise<void> {
  const text = `question ${++asked}`
  discord.say({ user, channel, text: `${discord.mention} how does this feel: ${text}` })
  await answered(discord, text, channel)
}

async function answered(discord: FakeDiscord, text: string, channel = 'general') {
  const found = () => answersTo(discord, text, channel)
  await discord.until(() => found().length > 0, `an answer to ${text}`)
}

const answersTo = (discord: FakeDiscord, text: string, channel = 'general') =>
  discord.messages(channel).filter((one) => discord.textOf(one).includes(text.toUpperCase()))

const connected = (discord: FakeDiscord, count = 1) =>
  discord.until(() => discord.socketCount() === count, `${count} connections`)

describe('the start', () => {
  it('joins and answers', async () => {
    const discord = await fake()
    const { lines } = await join(discord)
    await answers(discord)
    expect(discord.refusals).toEqual([])
    expect(lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([])
  })

  it.each(['', '/', '/api', '/api/'])('takes an address that ends with "%s"', async (end) => {
    const discord = await fake()
    await join(discord, { apiUrl: `${discord.url}${end}` })
    await answers(discord)
  })

  it.each([
    ['of another bot', 'MTEwMDAwMDAwMDAwMDAwMDAxMA.wrong.one-of-another'],
    ['that is none', 'wrong-one'],
  ])('ends with the variable and the remedy for a token %s', async (_what, token) => {
    const discord = await fake()
    const { log, text } = recordedLog()
    const error = await openParley(discord, { handle: plainHandle, log, settings: { token } }).catch(
      (thrown) => thrown,
    )
    expect(error).toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringMatching(/DISCORD_TOKEN.*discord\.com\/developers.*Reset Token/),
    })
    expect(`${text()}${error.message}`).not.toContain('wrong')
  })

  it('waits for a Discord that cannot be reached, and says why', async () => {
    const discord = await fake()
    for (let times = 0; times < 3; times++) discord.fail({ path: '/gateway/bot', status: 'reset' })
    discord.fail({ path: '/gateway/bot', status: 503, times: 4 })
    const { said, lines } = await join(discord)
    expect(said('warn', /cannot be reached/)).toBeGreaterThan(1)
    expect(lines.flatMap(({ fields }) => fields.reason ?? [])).toContain('HTTP 503')
    await answers(discord)
  })

  it('waits while no sessions are left for today', async () => {
    const discord = await fake({ gateway: { identifiesLeft: 0 } })
    const joining = join(discord)
    await discord.until(
      () => discord.calls.filter(({ path }) => path === '/gateway/bot').length > 1,
      'another try',
    )
    discord.gateway.identifiesLeft = 1000
    const { lines } = await joining
    expect(JSON.stringify(lines)).toMatch(/Not enough sessions remaining/)
    await answers(discord)
  })
})

describe('without the message-content intent', () => {
  it('says in one line what is lost, and goes on', async () => {
    const discord = await fake({ messageContent: false })
    const { lines } = await join(discord)
    const told = lines.filter(({ level }) => level === 'warn' || level === 'error')
    expect(told.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /goes on without.*commands, the menus of messages, mentions.*summaries.*flag.*Message Content Intent/,
      ),
    ])
  })

  it('still answers commands, menus, mentions and direct messages', async () => {
    const discord = await fake({ messageContent: false })
    await join(discord)
    await answers(discord)
    await answers(discord, 'dm', 'benoit').catch(() => {})
    const asked = { user: 'ada', channel: 'general' }
    const command = await discord.command({ ...asked, name: 'sentiment', options: { text: 'by command' } })
    expect(discord.textOf(discord.originalOf(command))).toContain('BY COMMAND')
    const { id: message } = discord.say({ ...asked, text: 'by menu' })
    const menu = await discord.messageCommand({ ...asked, name: 'How does this feel?', message })
    expect(discord.textOf(discord.originalOf(menu))).toContain('BY MENU')
  })
})
