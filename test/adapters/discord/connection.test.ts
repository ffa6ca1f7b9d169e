import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { commandData } from '../../../adapters/discord/command-data.ts'
import type { DiscordSettings } from '../../../adapters/discord/connection.ts'
import { chatTasks } from '../../../src/tasks/in-chats.ts'
import { type FakeDiscord, type FakeDiscordOptions, openFakeDiscord } from '../../fakes/discord/index.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'
import { makeParley, openParley } from './open-parley.ts'
import { plainHandle } from './plain-handle.ts'

const opened: { close(): Promise<void> }[] = []
const rejections: unknown[] = []
const note = (reason: unknown) => rejections.push(reason)
process.on('unhandledRejection', note)
afterAll(() => void process.off('unhandledRejection', note))

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
  discord.until(() => discord.commands().length === commandData(chatTasks).length, 'the commands')

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
    discord.fail({ path: '/gateway/bot', status: 'reset' })
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
    await answers(discord, 'dm:benoit', 'benoit')
    const asked = { user: 'ada', channel: 'general' }
    const command = await discord.command({ ...asked, name: 'sentiment', options: { text: 'by command' } })
    const { id: message } = discord.say({ ...asked, text: 'by menu' })
    const menu = await discord.messageCommand({ ...asked, name: 'How does this feel?', message })
    for (const [done, text] of [
      [command, 'BY COMMAND'],
      [menu, 'BY MENU'],
    ] as const) {
      const shown = () => discord.textOf(discord.originalOf(done)).includes(text)
      await discord.until(shown, text)
    }
  })
})

describe('a connection that breaks', () => {
  it.each([
    ['is cut', (discord: FakeDiscord) => discord.drop()],
    ['is to be made anew (opcode 7)', (discord: FakeDiscord) => discord.reconnect()],
    ['is invalid for now (opcode 9)', (discord: FakeDiscord) => discord.invalidate(true)],
  ])('comes back when it %s, as often as it does', async (_what, trouble) => {
    const discord = await fake()
    const { lines } = await join(discord)
    for (let times = 0; times < 2; times++) {
      trouble(discord)
      await answers(discord)
    }
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('comes back when its session has ended (opcode 9)', async () => {
    const discord = await fake()
    await join(discord)
    discord.invalidate(false)
    await connected(discord)
    await answers(discord)
  })

  it('tells when it is lost and when it is back', async () => {
    const discord = await fake()
    const { said } = await join(discord)
    discord.drop()
    await discord.until(() => said('info', /is back/) === 1, 'a line')
    expect(said('info', /is lost; connecting again/)).toBe(1)
    await answers(discord)
  })

  it('answers once what was said meanwhile, also when Discord tells more than it need', async () => {
    const discord = await fake({ gateway: { rewind: 50 } })
    await join(discord)
    await answers(discord)
    for (const text of ['said before one', 'said before two']) {
      discord.say({ user: 'ada', channel: 'general', text: `${discord.mention} how does this feel: ${text}` })
      await answered(discord, text)
    }
    discord.drop()
    discord.say({
      user: 'ada',
      channel: 'general',
      text: `${discord.mention} how does this feel: in between`,
    })
    await answered(discord, 'in between')
    await answers(discord)
    for (const text of ['said before one', 'said before two', 'in between'])
      expect(answersTo(discord, text)).toHaveLength(1)
  })

  it('is noticed when Discord has fallen silent', async () => {
    const discord = await fake({ gateway: { heartbeatInterval: 100 } })
    const { said } = await join(discord)
    discord.deafen()
    await discord.until(() => said('info', /is back/) > 0, 'a line')
    await answers(discord)
  })

  it('goes on after an end of the session in the same breath as its resumption', async () => {
    const discord = await fake()
    await join(discord)
    discord.drop()
    await connected(discord)
    discord.invalidate(false)
    await connected(discord)
    await answers(discord)
  })
})

describe('a token that is taken back', () => {
  it('is told in plain words, without the token', async () => {
    const discord = await fake()
    const { said, text } = await join(discord)
    discord.revoke()
    await discord.until(() => said('error', /DISCORD_TOKEN.*Reset Token/) > 0, 'a plain line')
    expect(text()).not.toContain(discord.token)
  })

  it('is told in plain words when a call is refused', async () => {
    const discord = await fake()
    const { said, text } = await join(discord)
    discord.say({ user: 'ada', channel: 'general', text: `${discord.mention} how does this feel: hello` })
    discord.revoke()
    await discord.until(() => said('error', /could not be answered: Discord does not accept/) > 0, 'a line')
    expect(text()).not.toContain(discord.token)
  })
})

describe('shards', () => {
  it('are as many as Discord asks for, and all of them are heard', async () => {
    const discord = await fake({ gateway: { shards: 2, shardingRequired: true } })
    await join(discord)
    expect(discord.socketCount()).toBe(2)
    await answers(discord, 'general')
    await answers(discord, 'lobby')
    await answers(discord, 'dm:benoit', 'benoit')
    expect(discord.refusals).toEqual([])
  })
})

describe('the end', () => {
  it.each([
    ['after a drop', (discord: FakeDiscord) => discord.drop(), 0],
    ['between two tries', (discord: FakeDiscord) => discord.drop(), 100],
    ['when it is to connect anew', (discord: FakeDiscord) => discord.reconnect(), 0],
    ['when its session has ended', (discord: FakeDiscord) => discord.invalidate(), 700],
    ['when all is well', () => {}, 0],
  ])('leaves no connection behind %s', async (_when, trouble, milliseconds) => {
    const discord = await fake()
    const { door } = await join(discord)
    trouble(discord)
    await discord.quiet(milliseconds)
    await door.stop()
    await discord.quiet(800)
    expect(discord.socketCount()).toBe(0)
  })

  it.each([
    ['Discord cannot be reached', { apiUrl: 'http://127.0.0.1:9/api' }],
    ['Discord has not answered yet', {}],
  ])('comes while %s', async (_what, settings) => {
    const discord = await fake()
    discord.slow({ path: '/gateway/bot' }, 1000)
    const { door, house } = makeParley(discord, { handle: plainHandle, settings })
    const starting = door.start(house)
    await discord.quiet(100)
    await door.stop()
    await starting
    await discord.quiet(800)
    expect(discord.socketCount()).toBe(0)
  })

  it.each([5, 50, 100])('comes %s ms after the start', async (milliseconds) => {
    const discord = await fake()
    const { door, house } = makeParley(discord, { handle: plainHandle })
    const starting = door.start(house)
    await discord.quiet(milliseconds)
    await door.stop()
    await starting
    await discord.quiet(800)
    expect(discord.socketCount()).toBe(0)
  })
})
