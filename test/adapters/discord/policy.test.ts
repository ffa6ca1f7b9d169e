import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../src/contract/audit.ts'
import { createPeople } from '../../../src/people.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { type FakeDiscord, IDS, openFakeDiscord } from '../../fakes/discord/index.ts'
import { openEchoBot } from '../../fakes/echo-bot.ts'
import { changingPolicy } from '../../policy/changing-policy.ts'
import { openParley } from './open-parley.ts'

/** What the operator allows, as people in Discord meet it. */
let discord: FakeDiscord
let parley: Awaited<ReturnType<typeof openParley>>
let origins: ReturnType<typeof openEchoBot>['origins']
let accounts: Account[]
const { policy, put } = changingPolicy()

async function open(text: string) {
  put(text)
  discord = await openFakeDiscord()
  const store = createMemoryStore()
  accounts = []
  const record = async (account: Account) => void accounts.push(account)
  const bot = openEchoBot({ policy, people: createPeople(store), record })
  origins = bot.origins
  parley = await openParley(discord, { handle: bot.handle, store, policy, record })
  await discord.until(() => discord.commands().length === 7, 'the commands')
}

afterEach(async () => {
  await parley.door.stop()
  await discord.close()
})

const QUIET = `
contact: Dora
rules:
  - allow: everything
    roles: [${IDS.adminRole}]
  - refuse: answer-publicly
    workspaces: ${IDS.guild}
    because: We keep it quiet.
`

const texts = (shown: Parameters<FakeDiscord['textOf']>[0][]) => shown.map((one) => discord.textOf(one))
const alone = (user: string, pattern: RegExp) =>
  discord.until(
    () => texts(discord.ephemerals(user)).some((text) => pattern.test(text)),
    `${user} to be shown ${pattern}`,
  )
const openAnswers = (channel: string) => discord.messages(channel).filter((one) => one.author.id === IDS.bot)
const openly = (channel: string, pattern: RegExp) =>
  discord.until(
    () => texts(openAnswers(channel)).some((text) => pattern.test(text)),
    `${pattern} in ${channel}`,
  )
const ask = (user: string, text: string, channel = 'general') =>
  discord.command({ user, channel, name: 'sentiment', options: { text } })
const mention = (user: string, text: string, channel = 'general') =>
  discord.say({ user, channel, text: `${discord.mention} ${text}` })

describe('answers for all to see', () => {
  it('are shared by those who may; others are told why and whom to ask, in their language', async () => {
    await open(QUIET)
    await ask('benoit', 'hello there')
    await alone('benoit', /hello there/)
    await discord.press({ user: 'benoit', label: 'Partager dans le canal' })
    await alone('benoit', /répondre ici devant tous\s: We keep it quiet\. Adressez-vous à Dora\./)
    await ask('dora', 'hello again')
    await alone('dora', /hello again/)
    await discord.press({ user: 'dora', label: 'Im Kanal teilen' })
    await openly('general', /hello again/)
    expect(openAnswers('general').length).toBe(1)
    expect(discord.refusals).toEqual([])
  })

  it('to mentions come as direct messages, with the reason', async () => {
    await open(QUIET)
    mention('ada', 'how does this feel: fine')
    await openly('dm:ada', /fine[\s\S]*We keep it quiet\. Ask Dora\./)
    mention('ada', 'help', 'thread')
    await openly('dm:ada', /What Parley does/)
    mention('dora', 'how does this feel: good')
    await openly('general', /good/)
    expect([openAnswers('general').length, openAnswers('thread').length]).toEqual([1, 0])
    discord.say({ user: 'ada', channel: 'dm', text: 'how does this feel: direct' })
    await openly('dm:ada', /direct/)
    expect(discord.refusals).toEqual([])
  })

  it('are a sign on the mention for who takes no direct messages', async () => {
    await open(QUIET)
    discord.closeDirectMessages('ada')
    const { id } = mention('ada', 'how does this feel: fine')
    await discord.until(() => '🔒' in discord.reactionsOn('general', id), 'the sign')
    expect(openAnswers('general')).toEqual([])
  })

  it('go when they are no longer allowed and the mention is edited', async () => {
    await open('')
    const { id } = mention('ada', 'how does this feel: good')
    await openly('general', /good/)
    put(QUIET)
    const text = `${discord.mention} how does this feel: better`
    discord.edit({ user: 'ada', channel: 'general', message: id, text })
    await openly('dm:ada', /better/)
    expect(openAnswers('general')).toEqual([])
  })

  it('to a flag come to who put it, in a direct message', async () => {
    await open(QUIET)
    const { id } = discord.say({ user: 'carla', channel: 'general', text: 'The window is open.' })
    discord.react({ user: 'ada', channel: 'general', message: id, emoji: '🇫🇷' })
    await openly('dm:ada', /The window is open\.[\s\S]*We keep it quiet/)
    expect(openAnswers('general')).toEqual([])
    discord.react({ user: 'dora', channel: 'general', message: id, emoji: '🇫🇷' })
    await openly('general', /The window is open\./)
    expect(discord.refusals).toEqual([])
  })
})

describe('tasks', () => {
  it('are refused in a channel with its threads, and on what is said there', async () => {
    await open(`rules: [{ name: the secret stays, refuse: use, channels: ["${IDS.general}"] }]`)
    const refused = /You may not use \w+ here: the rule “the secret stays” says so\. Ask whoever/
    await ask('ada', 'hello', 'thread')
    await alone('ada', refused)
    discord.seed({ user: 'dora', channel: 'thread', text: 'The secret is out.' })
    const options = { channel: IDS.thread }
    await discord.command({ user: 'ada', channel: 'random', name: 'summarise', options })
    await discord.until(
      () => texts(discord.ephemerals('ada')).filter((text) => refused.test(text)).length === 2,
      'both refusals',
    )
    discord.seed({ user: 'dora', channel: 'random', text: 'The sun is out.' })
    await discord.command({ user: 'ada', channel: 'random', name: 'summarise' })
    await alone('ada', /The sun is out/)
    expect(texts(discord.ephemerals('ada')).join()).not.toContain('The secret is out')
  })

  it('come with the roles of who asks, and where', async () => {
    await open('')
    await ask('dora', 'one')
    await alone('dora', /one/)
    mention('ada', 'how does this feel: two', 'thread')
    await openly('thread', /two/)
    expect(origins).toMatchObject([
      {
        workspace: 'everywhere',
        server: IDS.guild,
        channel: IDS.general,
        roles: ['admin', IDS.crewRole, IDS.adminRole],
      },
      { server: IDS.guild, channel: IDS.general, thread: IDS.thread, roles: [IDS.crewRole] },
    ])
  })
})

describe('who is refused', () => {
  const rows = () =>
    accounts.map(({ task, code, origin }) => [task, code ?? 'OK', origin.user, origin.channel])
  const reads = () => discord.calls.filter(({ path }) => /^\/channels\/\d+\/messages$/.test(path))

  it('cannot make Parley read a channel, nor who asks too often; each has a row', async () => {
    await open(
      `{ rules: [{ refuse: use, tasks: summarise, people: "${IDS.ada}" }], rates: { person: 1 an hour } }`,
    )
    discord.seed({ user: 'dora', channel: 'general', text: 'The sun is out.' })
    const summarise = (user: string) => discord.command({ user, channel: 'general', name: 'summarise' })
    await summarise('ada')
    await alone('ada', /You may not use summarise here/)
    expect(reads()).toEqual([])
    await summarise('dora')
    await alone('dora', /The sun is out/)
    const before = reads().length
    expect(before).toBeGreaterThan(0)
    await summarise('dora')
    await alone('dora', /in 1 Stunde|in 60 Minuten/)
    expect(reads().length).toBe(before)
    expect(rows()).toEqual([
      ['summarise', 'NOT_ALLOWED', IDS.ada, IDS.general],
      ['summarise', 'OK', IDS.dora, IDS.general],
      ['summarise', 'RATE_LIMITED', IDS.dora, IDS.general],
    ])
  })

  it('has a row also where the door decides: a channel they cannot see, sharing, settings', async () => {
    await open(QUIET)
    const options = { channel: IDS.secret }
    await discord.command({ user: 'carla', channel: 'general', name: 'summarise', options })
    await alone('carla', /./)
    await ask('benoit', 'hello there')
    await alone('benoit', /hello there/)
    await discord.press({ user: 'benoit', label: 'Partager dans le canal' })
    await alone('benoit', /We keep it quiet/)
    put(`rules: [{ allow: change-settings, people: "${IDS.ada}" }]`)
    await discord.command({ user: 'ada', channel: 'random', name: 'parley', subcommand: 'settings' })
    await alone('ada', /Members may have the channel summarised: on/)
    put('')
    await discord.press({ user: 'ada', label: /Members may/ })
    await alone('ada', /may not change the settings of this channel/)
    expect(rows()).toEqual([
      ['summarise', 'NOT_ALLOWED', IDS.carla, IDS.general],
      ['sentiment', 'OK', IDS.benoit, IDS.general],
      ['share', 'NOT_ALLOWED', IDS.benoit, IDS.general],
      ['settings', 'NOT_ALLOWED', IDS.ada, IDS.random],
    ])
  })
})

describe('the settings of channels', () => {
  it('are for administrators, and for whom the policy names', async () => {
    await open(`rules: [{ allow: change-settings, people: "${IDS.ada}", channels: "${IDS.random}" }]`)
    const settings = (user: string, channel: string) =>
      discord.command({ user, channel, name: 'parley', subcommand: 'settings' })
    await settings('ada', 'general')
    await alone('ada', /My language/)
    expect(texts(discord.ephemerals('ada')).join()).not.toContain('Members may')
    await settings('ada', 'random')
    await alone('ada', /Members may have the channel summarised: on/)
    await discord.press({ user: 'ada', label: /Members may/ })
    await alone('ada', /Members may have the channel summarised: off/)
    put('default: { change-settings: nobody }')
    await discord.press({ user: 'ada', label: /Members may/ })
    await alone('ada', /may not change the settings of this channel: the access policy allows it to nobody/)
    const channel = { platform: 'discord', workspace: 'everywhere', channel: IDS.random }
    expect((await parley.house.channels.settings(channel)).summaries).toBe(false)
    expect(discord.refusals).toEqual([])
  })
})

describe('what people chose themselves', () => {
  it('can be chosen by those who may do nothing, and be forgotten', async () => {
    await open('{ default: { use: nobody, answer-publicly: nobody, change-settings: nobody } }')
    await ask('ada', 'hello')
    await alone('ada', /You may not use sentiment here/)
    await discord.command({ user: 'ada', channel: 'general', name: 'parley', subcommand: 'settings' })
    await alone('ada', /Never analyse my messages: off/)
    await discord.press({ user: 'ada', label: /Never analyse/ })
    await alone('ada', /Never analyse my messages: on/)
    const person = { platform: 'discord', workspace: 'everywhere', user: IDS.ada }
    expect(await parley.house.people.settings(person)).toEqual({ neverAnalyse: true })
    mention('ada', 'forget me')
    await openly('dm:ada', /has been deleted/)
    expect(await parley.house.people.settings(person)).toEqual({})
    expect(openAnswers('general')).toEqual([])
  })
})
