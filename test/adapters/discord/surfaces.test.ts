import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createBot } from '../../../src/bot.ts'
import { createPeople } from '../../../src/people.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { botParts } from '../../fakes/bot-parts.ts'
import { type FakeDiscord, IDS, openFakeDiscord } from '../../fakes/discord/index.ts'
import { silentLog } from '../../fakes/runner.ts'
import { openRealBot } from '../../real-bot.ts'
import { openParley } from './open-parley.ts'

/** Every surface, with the real tasks, the starter weights and the real discord.js. */
let discord: FakeDiscord
let parley: Awaited<ReturnType<typeof openParley>>
const { models, runner } = openRealBot()
const problems: unknown[] = []

beforeAll(async () => {
  discord = await openFakeDiscord()
  const store = createMemoryStore()
  const people = createPeople(store)
  const handle = createBot({ ...botParts, tasks, models: () => models, runner, people })
  await runner.warm(models)
  const record = (...what: unknown[]) => void problems.push(what)
  parley = await openParley(discord, { handle, store, log: { ...silentLog, error: record, warn: record } })
  await discord.until(() => discord.commands().length === 7, 'the commands to be registered')
})

afterEach(() => {
  expect(discord.refusals).toEqual([])
  expect(discord.pings).toEqual([])
  expect(problems).toEqual([])
})

afterAll(async () => {
  await parley.door.stop()
  await runner.stop()
  await discord.close()
})

/** What this person alone is shown from now on, once it matches. */
async function privately(user: string, pattern: RegExp, act: () => unknown) {
  const identity = (shown: unknown) => JSON.stringify(shown)
  const before = new Set(discord.ephemerals(user).map(identity))
  const found = () =>
    discord.ephemerals(user).filter((one) => !before.has(identity(one)) && pattern.test(discord.textOf(one)))
  await act()
  await discord.until(() => found().length > 0, `${user} to be shown ${pattern}`)
  return found().at(-1)!
}

const answersIn = (channel: string, pattern: RegExp) =>
  discord
    .messages(channel)
    .filter((one) => one.author.id === discord.botId && pattern.test(discord.textOf(one)))

async function openly(channel: string, pattern: RegExp, act: () => unknown = () => {}) {
  const before = answersIn(channel, pattern).length
  await act()
  await discord.until(() => answersIn(channel, pattern).length > before, `${pattern} in ${channel}`)
  return answersIn(channel, pattern).at(-1)!
}

const seedTalk = (channel: string) => {
  const lines: [string, string][] = [
    [
      'ada',
      'The release is planned for Friday, the changelog still needs a review by somebody from the docs team.',
    ],
    ['benoit', 'I can review the changelog tomorrow morning before the stand-up.'],
    ['dora', 'The staging server ran out of disk space again last night, so the nightly build failed.'],
    ['ada', 'Please move the old backups to the archive bucket, they take more than half of the disk.'],
    ['benoit', 'We decided to postpone the database migration until after the release.'],
    ['dora', 'Who will tell the customers about the maintenance window on Saturday?'],
    ['ada', 'I will write the mail to the customers and send it to you for a check before noon.'],
    ['benoit', 'The new login page is slower than the old one, the profile shows two needless queries.'],
    ['dora', 'Let us measure it again on Monday with the production data before anybody changes it.'],
    ['ada', 'The budget for the second server was approved, so we can order it this week.'],
    ['benoit', 'Great, then the nightly tests can finally run in parallel on both machines.'],
    ['dora', 'Please remember that the office is closed on the first of May.'],
  ]
  return lines.map(([user, text]) => discord.seed({ user, channel, text }))
}

describe('slash commands', () => {
  it('/sentiment answers the asker alone, with a picture and why', async () => {
    const command = {
      user: 'ada',
      channel: 'general',
      name: 'sentiment',
      options: { text: 'Thanks, this finally works!' },
    }
    const answer = await privately('ada', /Feels positive/, async () => {
      expect((await discord.command(command)).within).toBe(true)
    })
    expect(discord.textOf(answer)).toMatch(/positive.*%/)
    expect(discord.files.at(-1)?.name).toMatch(/\.png$/)
    await privately('ada', /because of/, () => discord.press({ user: 'ada', label: 'Why?' }))
    expect(answersIn('general', /./)).toEqual([])
  })

  it('/translate speaks to a French person in French, suggests languages and keeps tokens', async () => {
    const place = { user: 'benoit', channel: 'general', name: 'translate' }
    const choices = await discord.autocomplete({
      ...place,
      options: { text: 'x' },
      option: 'to',
      value: 'angl',
    })
    expect(choices).toEqual([{ name: 'anglais', value: 'en' }])
    const text = `Merci <@${IDS.ada}>, la branche \`main\` est verte.`
    const answer = await privately('benoit', /français → anglais/i, () =>
      discord.command({ ...place, options: { text, to: 'en' } }),
    )
    expect(discord.textOf(answer)).toContain('`main`')
    expect(discord.textOf(answer)).toContain('Texte d’origine')
  })

  it('/summarise reads the channel with names and links, and only what the asker may read', async () => {
    seedTalk('random')
    const ask = (user: string, options: Record<string, string | number>) =>
      discord.command({ user, channel: 'random', name: 'summarise', options })
    const answer = await privately('ada', /What matters here/, () =>
      ask('ada', { last: 12, length: 'short' }),
    )
    expect(discord.textOf(answer)).toMatch(/12 messages/)
    expect(discord.textOf(answer)).toMatch(/discord\.com\/channels\/\d+\/\d+\/\d+/)
    await privately('ada', /What matters here/, () => discord.press({ user: 'ada', label: 'Longer' }))
    await privately('ada', /12 messages/, () => ask('ada', { since: 'yesterday' }))
    await privately('ada', /⚠️/, () => ask('ada', { since: 'the purple elephants' }))
  })

  it('/parley gives help, status, settings and forgets', async () => {
    const parleyCommand = (user: string, subcommand: string) =>
      discord.command({ user, channel: 'general', name: 'parley', subcommand })
    await privately('ada', /What Parley does/, () => parleyCommand('ada', 'help'))
    await privately('dora', /Wie es Parley geht/, () => parleyCommand('dora', 'status'))
    const why = /My language[\s\S]*You may not change the settings of this channel/
    await privately('ada', why, () => parleyCommand('ada', 'settings'))
    await discord.choose({ user: 'ada', value: 'de' })
    const person = { platform: 'discord', workspace: 'everywhere', user: IDS.ada }
    await expect.poll(async () => (await parley.house.people.settings(person)).language).toBe('de')
    await privately('ada', /Never analyse my messages: on/, () =>
      discord.press({ user: 'ada', label: /Never analyse/ }),
    )
    await privately('ada', /cannot be undone/, () => discord.press({ user: 'ada', label: /Delete what/ }))
    await privately('ada', /no settings/, () => discord.press({ user: 'ada', label: 'Delete' }))
    expect(await parley.house.people.settings(person)).toEqual({})
    await privately('dora', /Mitglieder dürfen.*: aus/, async () => {
      await privately('dora', /Mitglieder dürfen.*: an/, () => parleyCommand('dora', 'settings'))
      await discord.press({ user: 'dora', label: /Mitglieder dürfen/ })
    })
    await privately('ada', /switched off/, () =>
      discord.command({ user: 'ada', channel: 'general', name: 'summarise', options: {} }),
    )
    await discord.press({ user: 'dora', label: /Mitglieder dürfen/ })
  })
})

describe('message menus', () => {
  it('Translate, How does this feel? and Summarise from here answer privately', async () => {
    const { id } = discord.seed({
      user: 'carla',
      channel: 'general',
      text: 'La reunión empieza a las nueve de la mañana.',
    })
    const menu = (name: string, message = id) =>
      discord.messageCommand({ user: 'ada', channel: 'general', message, name })
    await privately('ada', /Spanish → English/, () => menu('Translate'))
    await privately('ada', /Spanish → French/, () => discord.choose({ user: 'ada', value: 'fr' }))
    await privately('ada', /Feels/, () => menu('How does this feel?'))
    const [first] = seedTalk('general')
    await privately('ada', /12 messages/, () => menu('Summarise from here', first!.id))
  })

  it('work where Parley is not, for whoever installed it', async () => {
    const { id } = discord.seed({
      user: 'erik',
      channel: 'lounge',
      text: 'This is terrible, everything is broken again.',
    })
    await privately('ada', /Feels negative/, () =>
      discord.messageCommand({ user: 'ada', channel: 'lounge', message: id, name: 'How does this feel?' }),
    )
    await privately('ada', /because of/, () => discord.press({ user: 'ada', label: 'Why?' }))
  })
})

describe('mentions and direct messages', () => {
  it('answers in reply, and follows the edit and the deletion of the mention', async () => {
    const say = (text: string) =>
      discord.say({ user: 'ada', channel: 'general', text: `${discord.mention} ${text}` })
    let said = say('translate this to French: Good morning, everybody!')
    const answer = await openly('general', /English → French/)
    expect(answer.message_reference?.message_id).toBe(said.id)
    discord.edit({
      user: 'ada',
      channel: 'general',
      message: said.id,
      text: `${discord.mention} to German: Good night, everybody!`,
    })
    await discord.until(
      () => answersIn('general', /English → German/).some(({ id }) => id === answer.id),
      'the edit',
    )
    discord.delete({ user: 'ada', channel: 'general', message: said.id })
    await discord.until(
      () => !answersIn('general', /English → German/).some(({ id }) => id === answer.id),
      'the deletion',
    )
    said = say('how is the mood here?')
    await openly('general', /Feels/)
  })

  it('takes "this" for the message that is replied to', async () => {
    const { id } = discord.seed({
      user: 'carla',
      channel: 'general',
      text: 'El servidor no responde desde esta mañana.',
    })
    await openly('general', /Spanish → English/, () =>
      discord.say({ user: 'ada', channel: 'general', replyTo: id, text: `${discord.mention} translate` }),
    )
  })

  it('works in threads and talks in direct messages', async () => {
    discord.seed({
      user: 'benoit',
      channel: 'thread',
      text: 'We should move the release to Monday because of the holiday.',
    })
    discord.seed({ user: 'dora', channel: 'thread', text: 'Then I will tell the customers about it today.' })
    await openly('thread', /What matters here/, () =>
      discord.say({ user: 'ada', channel: 'thread', text: `${discord.mention} summarise this thread` }),
    )
    await openly('dm:ada', /English → Spanish/, () =>
      discord.say({ user: 'ada', channel: 'dm', text: 'translate to Spanish: The meeting starts at nine.' }),
    )
    await openly('dm:ada', /did not understand/, () =>
      discord.say({ user: 'ada', channel: 'dm', text: 'hmm hmm' }),
    )
  })

  it('answers no bots, webhooks, joins or edits of what it did not answer', async () => {
    const before = answersIn('general', /./).length
    discord.say({ user: 'robot', channel: 'general', text: `${discord.mention} help` })
    discord.say({ user: 'ada', channel: 'general', text: `${discord.mention} help`, webhook: 'Hook' })
    discord.say({ user: 'ada', channel: 'general', text: '', type: 7 })
    const { id } = discord.say({ user: 'ada', channel: 'general', text: 'just talking' })
    discord.edit({ user: 'ada', channel: 'general', message: id, text: 'just talking!' })
    discord.delete({ user: 'ada', channel: 'general', message: id })
    await discord.quiet(400)
    expect(answersIn('general', /./).length).toBe(before)
  })
})

describe('flags', () => {
  it('are answered once per language, follow the original, and go with the last flag', async () => {
    const { id } = discord.say({ user: 'ada', channel: 'random', text: 'The coffee machine works again.' })
    const answers = () => answersIn('random', /→/).filter((one) => one.message_reference?.message_id === id)
    const react = (user: string, emoji: string) =>
      discord.react({ user, channel: 'random', message: id, emoji })
    react('benoit', '🇫🇷')
    await discord.until(() => answers().length === 1, 'a translation')
    react('dora', '🇫🇷')
    react('ada', '🎉')
    await discord.quiet(400)
    expect(answers().length).toBe(1)
    const before = discord.textOf(answers()[0])
    discord.edit({
      user: 'ada',
      channel: 'random',
      message: id,
      text: 'The printer is broken since yesterday.',
    })
    await discord.until(() => discord.textOf(answers()[0]) !== before, 'the translation to follow')
    discord.unreact({ user: 'benoit', channel: 'random', message: id, emoji: '🇫🇷' })
    await discord.quiet(400)
    expect(answers().length).toBe(1)
    discord.unreact({ user: 'dora', channel: 'random', message: id, emoji: '🇫🇷' })
    await discord.until(() => answers().length === 0, 'the answer to be withdrawn')
    // A moderator takes all reactions away, or all with one emoji.
    for (const cleared of [{}, { emoji: '🇫🇷' }]) {
      react('dora', '🇫🇷')
      await discord.until(() => answers().length === 1, 'another translation')
      discord.clearReactions({ user: 'dora', channel: 'random', message: id, ...cleared })
      await discord.until(() => answers().length === 0, 'it to be withdrawn')
    }
  })
})

describe('buttons', () => {
  it('share, take a thumb, and work after a restart', async () => {
    const options = { text: 'The build is green again.', to: 'fr' }
    await privately('ada', /English → French/, () =>
      discord.command({ user: 'ada', channel: 'general', name: 'translate', options }),
    )
    await privately('ada', /Thank you/, () => discord.press({ user: 'ada', label: '👍' }))
    const person = { platform: 'discord', workspace: 'everywhere', user: IDS.ada }
    expect((await parley.house.people.held(person)).feedback).toBe(1)
    await parley.door.stop()
    parley = await openParley(discord, { handle: parley.house.handle, store: parley.store })
    await openly('general', /English → French[\s\S]*shared by Ada/, () =>
      discord.press({ user: 'ada', label: 'Share to channel' }),
    )
    await privately('ada', /English → Spanish/, () => discord.choose({ user: 'ada', value: 'es' }))
  })
})
