import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../src/contract/audit.ts'
import { createPeople } from '../../../src/people.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { openEchoBot } from '../../fakes/echo-bot.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'
import { ALL_SCOPES } from '../../fakes/slack/default-world.ts'
import { type FakeSlack, IDS, openFakeSlack } from '../../fakes/slack/index.ts'
import { changingPolicy } from '../../policy/changing-policy.ts'
import { openParley } from './open-parley.ts'

/** What the operator allows, as people in Slack meet it. */
let slack: FakeSlack
let parley: Awaited<ReturnType<typeof openParley>>
let origins: ReturnType<typeof openEchoBot>['origins']
let accounts: Account[]
const { policy, put } = changingPolicy()

async function open(text: string, options: Parameters<typeof openFakeSlack>[0] = {}) {
  put(text)
  slack = await openFakeSlack(options)
  const store = createMemoryStore()
  const { log, lines } = recordedLog()
  accounts = []
  const record = async (account: Account) => void accounts.push(account)
  const bot = openEchoBot({ policy, people: createPeople(store), record })
  origins = bot.origins
  parley = await openParley(slack, { handle: bot.handle, store, policy, log, record })
  return lines
}

afterEach(async () => {
  await parley.door.stop()
  await slack.close()
})

const QUIET = `
contact: Dora
rules:
  - allow: everything
    roles: ${IDS.docsTeam}
    channels: ${IDS.random}
  - refuse: answer-publicly
    because: We keep it quiet.
`

const command = (user: string, channel: string, text: string, name = '/sentiment') =>
  slack.command({ user, channel, command: name, text })
const shown = (user: string) => slack.ephemerals(user).map((one) => slack.textOf(one))
const until = (user: string, pattern: RegExp) =>
  slack.until(() => shown(user).some((text) => pattern.test(text)), `${user} to be shown ${pattern}`)
const inModal = (user: string, pattern: RegExp) =>
  slack.until(() => pattern.test(slack.textOf(slack.views(user).at(-1))), `a modal with ${pattern}`)
const openAnswers = (channel: string) => slack.messages(channel).filter((one) => one.user === IDS.bot)
const channelOf = (channel: string) => ({ platform: 'slack', workspace: IDS.team, channel })
const personOf = (user: string) => ({ platform: 'slack', workspace: IDS.team, user })

describe('answers for all to see', () => {
  it('are shared by those who may; others are told why and whom to ask, in their language', async () => {
    await open(QUIET)
    await command('benoit', 'general', 'hello there')
    await until('benoit', /hello there/)
    await slack.press({ user: 'benoit', label: 'Partager dans le canal' })
    await until(
      'benoit',
      /ne peut pas vous répondre ici devant tous\s: We keep it quiet\. Adressez-vous à Dora\./,
    )
    expect(openAnswers('general')).toEqual([])
    await command('benoit', 'random', 'hello again')
    await until('benoit', /hello again/)
    await slack.press({ user: 'benoit', label: 'Partager dans le canal' })
    await slack.until(() => openAnswers('random').length === 1, 'a shared answer')
    expect(slack.refusals).toEqual([])
  })

  it('come privately to who may not have them, with the reason, where mentions are answered openly', async () => {
    await open(QUIET)
    for (const channel of [IDS.general, IDS.random]) {
      await parley.house.channels.change(channelOf(channel), { publicAnswers: true })
    }
    slack.say({ user: 'ada', channel: 'general', text: `${slack.mention} how does this feel: fine` })
    await until('ada', /fine[\s\S]*We keep it quiet\. Ask Dora\./)
    slack.say({ user: 'ada', channel: 'general', text: `${slack.mention} help` })
    await until('ada', /What Parley does/)
    slack.say({ user: 'ada', channel: 'random', text: `${slack.mention} how does this feel: good` })
    await slack.until(() => openAnswers('random').length === 1, 'an open answer')
    expect(openAnswers('general')).toEqual([])
    expect(slack.refusals).toEqual([])
  })

  it('go when they are no longer allowed and the mention is edited', async () => {
    await open('')
    await parley.house.channels.change(channelOf(IDS.general), { publicAnswers: true })
    const text = `${slack.mention} how does this feel: good`
    const { ts } = slack.say({ user: 'ada', channel: 'general', text })
    await slack.until(() => openAnswers('general').length === 1, 'an open answer')
    put(QUIET)
    slack.edit({ user: 'ada', channel: 'general', ts, text: `${slack.mention} how does this feel: better` })
    await until('ada', /better/)
    expect(openAnswers('general')).toEqual([])
  })

  it('to a flag come to who put it, alone', async () => {
    await open(QUIET)
    const { ts } = slack.say({ user: 'carla', channel: 'general', text: 'The window is open.' })
    slack.react({ user: 'ada', channel: 'general', ts, name: 'fr' })
    await until('ada', /The window is open\.[\s\S]*We keep it quiet/)
    expect(openAnswers('general')).toEqual([])
    expect(slack.refusals).toEqual([])
  })
})

describe('tasks', () => {
  it('are refused on what is said in another channel, too', async () => {
    await open(`rules: [{ name: the secret stays, refuse: use, tasks: summarise, channels: ${IDS.secret} }]`)
    slack.seed({ user: 'dora', channel: 'secret', text: 'The secret is out.' })
    slack.seed({ user: 'dora', channel: 'general', text: 'The sun is out.' })
    await command('ada', 'general', `<#${IDS.secret}|secret>`, '/summarise')
    await until('ada', /You may not use summarise here: the rule “the secret stays” says so\. Ask whoever/)
    await command('ada', 'secret', '', '/summarise')
    await slack.until(() => shown('ada').filter((text) => /the secret stays/.test(text)).length === 2, 'both')
    await command('ada', 'general', '', '/summarise')
    await until('ada', /The sun is out/)
    expect(shown('ada').join()).not.toContain('The secret is out')
  })
})

describe('who is refused', () => {
  const rows = () =>
    accounts.map(({ task, code, origin }) => [task, code ?? 'OK', origin.user, origin.channel])
  const reads = () => slack.calls.filter(({ method }) => method.startsWith('conversations.'))

  it('cannot make Parley read a channel, nor who asks too often; each has a row', async () => {
    await open(
      `{ rules: [{ refuse: use, tasks: summarise, people: ${IDS.ada} }], rates: { person: 1 an hour } }`,
    )
    slack.seed({ user: 'dora', channel: 'general', text: 'The sun is out.' })
    await command('ada', 'general', '', '/summarise')
    await until('ada', /You may not use summarise here/)
    expect(reads()).toEqual([])
    await command('dora', 'general', '', '/summarise')
    await until('dora', /The sun is out/)
    const before = reads().length
    expect(before).toBeGreaterThan(0)
    await command('dora', 'general', '', '/summarise')
    await until('dora', /in 1 Stunde|in 60 Minuten/)
    expect(reads().length).toBe(before)
    expect(rows()).toEqual([
      ['summarise', 'NOT_ALLOWED', IDS.ada, IDS.general],
      ['summarise', 'OK', IDS.dora, IDS.general],
      ['summarise', 'RATE_LIMITED', IDS.dora, IDS.general],
    ])
  })

  it('has a row also where the door decides: a channel they cannot see, sharing, settings', async () => {
    await open(QUIET)
    await command('carla', 'general', `<#${IDS.secret}|secret>`, '/summarise')
    await until('carla', /./)
    await command('benoit', 'general', 'hello there')
    await until('benoit', /hello there/)
    await slack.press({ user: 'benoit', label: 'Partager dans le canal' })
    await until('benoit', /We keep it quiet/)
    slack.openHome('ada')
    await slack.until(() => /Change a channel/.test(slack.textOf(slack.home('ada'))), 'the home')
    await slack.choose({ user: 'ada', value: IDS.general })
    await inModal('ada', /may not change the settings of this channel/)
    expect(rows()).toEqual([
      ['summarise', 'NOT_ALLOWED', IDS.carla, IDS.general],
      ['sentiment', 'OK', IDS.benoit, IDS.general],
      ['share', 'NOT_ALLOWED', IDS.benoit, IDS.general],
      ['settings', 'NOT_ALLOWED', IDS.ada, IDS.general],
    ])
  })
})

describe('the settings of channels', () => {
  it('are for administrators, and for whom the policy names, where it says', async () => {
    await open(QUIET)
    slack.openHome('ada')
    await slack.until(() => /Change a channel/.test(slack.textOf(slack.home('ada'))), 'the home')
    await slack.choose({ user: 'ada', value: IDS.general })
    await inModal('ada', /may not change the settings of this channel: only administrators may\. Ask Dora\./)
    await slack.dismiss({ user: 'ada' })
    await slack.choose({ user: 'ada', value: IDS.random })
    await inModal('ada', /flag/)
    await slack.submit({ user: 'ada', values: { settings: [] } })
    const settings = () => parley.house.channels.settings(channelOf(IDS.random))
    await expect.poll(async () => (await settings()).flags).toBe(false)
    slack.openHome('carla')
    await slack.until(() => slack.home('carla') !== undefined, 'the home of Carla')
    expect(slack.textOf(slack.home('carla'))).not.toContain('Cambiar un canal')
    expect(slack.refusals).toEqual([])
  })

  it('stay when the policy has changed while they were open', async () => {
    await open('')
    slack.openHome('dora')
    await slack.until(() => slack.home('dora') !== undefined, 'the home')
    await slack.choose({ user: 'dora', value: IDS.random })
    await slack.until(() => slack.views('dora').length === 1, 'the modal')
    put('default: { change-settings: nobody }')
    await slack.submit({ user: 'dora', values: { settings: [] } })
    await inModal('dora', /nicht erlaubt: die Zugriffsregeln erlauben es nur denen, die sie nennen\./)
    expect((await parley.house.channels.settings(channelOf(IDS.random))).flags).toBe(true)
  })
})

describe('roles', () => {
  it('are admin and the user groups that the policy names, asked for once', async () => {
    const lines = await open(QUIET)
    for (const user of ['ada', 'dora']) {
      for (const text of ['one', 'two']) {
        await command(user, 'general', text)
        await until(user, new RegExp(text))
      }
    }
    expect(origins.map(({ roles }) => roles)).toEqual([[IDS.docsTeam], [IDS.docsTeam], ['admin'], ['admin']])
    expect(slack.calls.filter(({ method }) => method === 'usergroups.users.list').length).toBe(1)
    expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([])
  })

  it('are not asked for when the policy names no user group', async () => {
    await open('rules: [{ refuse: use, roles: admin, tasks: translate }]')
    await command('ada', 'general', 'one')
    await until('ada', /one/)
    expect(slack.calls.filter(({ method }) => method.startsWith('usergroups'))).toEqual([])
  })

  it('lack the groups where the scope is missing, which the log says once, and the answer comes', async () => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'usergroups:read')
    const lines = await open(QUIET, { scopes })
    for (const user of ['ada', 'benoit']) {
      await command(user, 'random', `hello ${user}`)
      await until(user, new RegExp(`hello ${user}`))
    }
    expect(origins.map(({ roles }) => roles)).toEqual([[], []])
    expect(lines.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { name: 'missing_scope', scope: 'usergroups:read' } },
    ])
  })

  it('lack the groups that Slack has not, or does not tell of at the moment', async () => {
    const lines = await open(`rules: [{ refuse: use, roles: [S0ELSEWHERE, ${IDS.docsTeam}], because: Out. }]`)
    slack.fail({ method: 'usergroups.users.list', error: 'access_denied', times: 2 })
    await command('ada', 'general', 'hello')
    await until('ada', /hello/)
    expect(lines.filter(({ level }) => level === 'warn').length).toBe(2)
    await command('ada', 'general', 'hello again')
    await until('ada', /Out\./)
    expect(lines.filter(({ level }) => level === 'warn').length).toBe(2)
  })
})

describe('what people chose themselves', () => {
  it('can be chosen by those who may do nothing, and be forgotten', async () => {
    await open('{ default: { use: nobody, answer-publicly: nobody, change-settings: nobody } }')
    await command('ada', 'general', 'hello')
    await until('ada', /You may not use sentiment here/)
    await command('ada', 'general', 'settings', '/parley')
    await inModal('ada', /Never analyse/)
    await slack.choose({ user: 'ada', value: 'never' })
    const settings = () => parley.house.people.settings(personOf(IDS.ada))
    await expect.poll(async () => (await settings()).neverAnalyse).toBe(true)
    await slack.dismiss({ user: 'ada' })
    slack.say({ user: 'ada', channel: 'general', text: `${slack.mention} forget me` })
    await until('ada', /has been deleted/)
    expect(await settings()).toEqual({})
  })
})
