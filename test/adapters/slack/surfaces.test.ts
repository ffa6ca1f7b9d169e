import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createBot } from '../../../src/bot.ts'
import { createPeople } from '../../../src/people.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { botParts } from '../../fakes/bot-parts.ts'
import { silentLog } from '../../fakes/runner.ts'
import { type FakeSlack, IDS, openFakeSlack } from '../../fakes/slack/index.ts'
import { openRealBot } from '../../real-bot.ts'
import { openParley } from './open-parley.ts'

/** Every surface, with the real tasks, the starter weights and the real Bolt. */
let slack: FakeSlack
let parley: Awaited<ReturnType<typeof openParley>>
const { models, runner } = openRealBot()
const problems: unknown[] = []

beforeAll(async () => {
  slack = await openFakeSlack()
  const store = createMemoryStore()
  const people = createPeople(store)
  const handle = createBot({ ...botParts, tasks, models: () => models, runner, people })
  await runner.warm(models)
  const record = (...what: unknown[]) => void problems.push(what)
  parley = await openParley(slack, { handle, store, log: { ...silentLog, error: record, warn: record } })
})

afterEach(() => {
  expect(slack.refusals).toEqual([])
  expect(slack.pings).toEqual([])
  expect(problems).toEqual([])
})

afterAll(async () => {
  await parley.door.stop()
  await runner.stop()
  await slack.close()
})

/** What this person alone is shown from now on, once it matches: a message, or a modal when it took more than a moment. */
async function privately(user: string, pattern: RegExp, act: () => unknown) {
  const identity = (shown: { blocks?: unknown }) => JSON.stringify(shown.blocks)
  const all = () => [...slack.ephemerals(user), ...slack.views(user)]
  const before = new Set(all().map(identity))
  const fresh = () => all().filter((shown) => !before.has(identity(shown)))
  const found = () => fresh().filter((shown) => pattern.test(slack.textOf(shown)))
  await act()
  await slack.until(() => found().length > 0, `${user} to be shown ${pattern}`)
  return found().at(-1)!
}

/** The bot's messages in a channel once one matches. */
async function openly(channel: string, pattern: RegExp, act: () => unknown = () => {}) {
  const found = () =>
    slack.messages(channel).filter((one) => one.user === IDS.bot && pattern.test(slack.textOf(one)))
  await act()
  await slack.until(() => found().length > 0, `${pattern} in ${channel}`)
  return found().at(-1)!
}

async function inModal(user: string, pattern: RegExp, act: () => unknown = () => {}) {
  const text = () => slack.textOf(slack.views(user).at(-1))
  await act()
  await slack.until(() => pattern.test(text()), `a modal of ${user} with ${pattern}`)
  return slack.views(user).at(-1)!
}

async function dismissAll(user: string) {
  while (slack.views(user).length > 0) await slack.dismiss({ user })
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
  return lines.map(([user, text]) => slack.seed({ user, channel, text }))
}

describe('slash commands', () => {
  it('/sentiment answers the asker alone, with bars and why', async () => {
    const command = {
      user: 'ada',
      channel: 'general',
      command: '/sentiment',
      text: 'Thanks, this finally works!',
    }
    const answer = await privately('ada', /Feels positive/, async () => {
      expect((await slack.command(command)).within).toBe(true)
    })
    expect(slack.textOf(answer)).toMatch(/█.*%/)
    expect(slack.textOf(answer)).toMatch(/parley-sentiment/)
    await privately('ada', /because of.*finally|because of.*Thanks/, () =>
      slack.press({ user: 'ada', label: 'Why?' }),
    )
    expect(slack.messages('general')).toEqual([])
  })

  it('/translate keeps mentions, links and code, and speaks to a French person in French', async () => {
    const text = `to English Merci <@${IDS.ada}|ada>, la branche \`main\` est verte : <https://example.org/1>`
    const answer = await privately('benoit', /@Ada/, () =>
      slack.command({ user: 'benoit', channel: 'general', command: '/translate', text }),
    )
    const shown = slack.textOf(answer)
    expect(shown).toMatch(/français → anglais/i)
    expect(shown).toContain('`main`')
    expect(shown).toContain('https://example.org/1')
    expect(slack.buttonsOf(answer).map(({ label }) => label)).toContain('Partager dans le canal')
  })

  it('/summarise reads the channel with names and links', async () => {
    const seeded = seedTalk('random')
    const answer = await privately('ada', /What matters here/, () =>
      slack.command({ user: 'ada', channel: 'random', command: '/summarise', text: 'last 12 short' }),
    )
    expect(slack.textOf(answer)).toMatch(/Ada:|Benoît:|Dora:/)
    expect(JSON.stringify(answer.blocks)).toMatch(new RegExp(`archives/${IDS.random}/p`))
    expect(slack.textOf(answer)).toMatch(/12 messages/)
    expect(seeded.length).toBe(12)
    await privately('ada', /What matters here/, () => slack.press({ user: 'ada', label: 'Longer' }))
  })

  it('/summarise #channel says how to invite, and hides what the asker may not know', async () => {
    const ask = (user: string, text: string) =>
      slack.command({ user, channel: 'general', command: '/summarise', text })
    await privately('ada', /not in .*invite/i, () => ask('ada', `<#${IDS.outside}|outside>`))
    await privately('carla', /No hay ningún canal/, () => ask('carla', `<#${IDS.secret}|>`))
    await privately('gus', /There is no channel/, () => ask('gus', `<#${IDS.random}|random>`))
  })

  it('/parley gives help, status, settings and forgets', async () => {
    const parleyCommand = (user: string, text: string) =>
      slack.command({ user, channel: 'general', command: '/parley', text })
    await privately('ada', /What Parley does/, () => parleyCommand('ada', 'help'))
    await privately('dora', /Wie es Parley geht/, () => parleyCommand('dora', 'status'))
    await inModal('ada', /My language/, () => parleyCommand('ada', 'settings'))
    await slack.choose({ user: 'ada', label: 'German' })
    await dismissAll('ada')
    const person = { platform: 'slack', workspace: IDS.team, user: IDS.ada }
    await expect.poll(async () => (await parley.house.people.settings(person)).language).toBe('de')
    await privately('ada', /English → German/, () =>
      slack.command({
        user: 'ada',
        channel: 'general',
        command: '/translate',
        text: 'Good morning, how are you today?',
      }),
    )
    await privately('ada', /has been deleted/, () => parleyCommand('ada', 'forget me'))
    expect(await parley.house.people.settings(person)).toEqual({})
  })

  it('helps with what it does not understand', async () => {
    await privately('ada', /⚠️/, () =>
      slack.command({ user: 'ada', channel: 'general', command: '/summarise', text: 'the purple elephants' }),
    )
  })
})

describe('message shortcuts', () => {
  it('Translate answers in a modal, with a menu of other languages', async () => {
    const { ts } = slack.seed({
      user: 'carla',
      channel: 'general',
      text: 'La reunión empieza a las nueve de la mañana.',
    })
    await inModal('ada', /Spanish → English/, () =>
      slack.shortcut({ user: 'ada', channel: 'general', ts, callback_id: 'translate' }),
    )
    await inModal('ada', /Spanish → French/, () => slack.choose({ user: 'ada', label: 'French' }))
    const shared = await openly('general', /shared by Ada/, () =>
      slack.press({ user: 'ada', label: 'Share to channel' }),
    )
    expect(shared.thread_ts).toBe(ts)
    await inModal('ada', /Shared with the channel/)
    await dismissAll('ada')
  })

  it('How does this feel? works where Parley is not', async () => {
    const { ts } = slack.seed({
      user: 'dora',
      channel: 'outside',
      text: 'This is terrible, everything is broken again.',
    })
    await inModal('ada', /Feels negative/, () =>
      slack.shortcut({ user: 'ada', channel: 'outside', ts, callback_id: 'sentiment' }),
    )
    await dismissAll('ada')
  })

  it('Summarise thread reads the thread', async () => {
    const { ts } = slack.seed({
      user: 'ada',
      channel: 'general',
      text: 'Shall we move the release to Monday because of the holiday?',
    })
    slack.seed({
      user: 'benoit',
      channel: 'general',
      text: 'Yes, Monday is better for the support team.',
      thread: ts,
    })
    slack.seed({
      user: 'dora',
      channel: 'general',
      text: 'Then I will tell the customers about it today.',
      thread: ts,
    })
    await inModal('dora', /3 Nachrichten/, () =>
      slack.shortcut({ user: 'dora', channel: 'general', ts, callback_id: 'summarise' }),
    )
    await dismissAll('dora')
  })
})

describe('mentions and direct messages', () => {
  it('answers a mention privately, and publicly where an administrator wants that', async () => {
    await privately('ada', /English → French/, () =>
      slack.say({
        user: 'ada',
        channel: 'general',
        text: `${slack.mention} translate this to French: Good morning, everybody!`,
      }),
    )
    await parley.house.channels.change(
      { platform: 'slack', workspace: IDS.team, channel: IDS.random },
      { publicAnswers: true },
    )
    const { ts } = slack.say({
      user: 'ada',
      channel: 'random',
      text: `${slack.mention} how does this feel: I love this`,
    })
    const answer = await openly('random', /Feels positive/)
    expect(answer.thread_ts).toBe(ts)
  })

  it('takes "this" for the thread, and "here" for the channel', async () => {
    const { ts } = slack.seed({
      user: 'carla',
      channel: 'general',
      text: 'El servidor no responde desde esta mañana.',
    })
    await privately('ada', /Spanish → English/, () =>
      slack.say({
        user: 'ada',
        channel: 'general',
        text: `${slack.mention} translate this to English`,
        thread: ts,
      }),
    )
    await privately('ada', /Feels/, () =>
      slack.say({ user: 'ada', channel: 'general', text: `${slack.mention} how is the mood here?` }),
    )
  })

  it('talks in direct messages, and follows an edit there', async () => {
    const { ts } = slack.say({
      user: 'ada',
      channel: 'dm',
      text: 'translate to Spanish: The meeting starts at nine.',
    })
    const first = await openly('dm:ada', /English → Spanish/)
    slack.edit({ user: 'ada', channel: 'dm', ts, text: 'translate to German: The meeting starts at ten.' })
    const second = await openly('dm:ada', /English → German/)
    expect(second.ts).toBe(first.ts)
    slack.say({ user: 'ada', channel: 'dm', text: 'hmm hmm' })
    await openly('dm:ada', /did not understand/)
  })

  it('answers no bots, joins, itself or edits that change nothing', async () => {
    const before = slack.calls.length
    slack.say({ user: 'robot', channel: 'general', text: `${slack.mention} help` })
    slack.join({ user: 'gus', channel: 'general' })
    const { ts } = slack.say({ user: 'ada', channel: 'general', text: 'just talking' })
    slack.edit({ user: 'ada', channel: 'general', ts, text: 'just talking!' })
    slack.delete({ user: 'ada', channel: 'general', ts })
    await slack.quiet(400)
    expect(slack.calls.slice(before).map(({ method }) => method)).toEqual([])
  })
})

describe('flags', () => {
  it('translates into the thread once per language, follows the original, and goes with the last flag', async () => {
    const { ts } = slack.say({ user: 'ada', channel: 'general', text: 'The coffee machine works again.' })
    const answers = () =>
      slack.messages('general').filter((one) => one.user === IDS.bot && one.thread_ts === ts)
    slack.react({ user: 'benoit', channel: 'general', ts, name: 'fr' })
    const answer = await openly('general', /anglais → français|English → French/i)
    slack.react({ user: 'dora', channel: 'general', ts, name: 'flag-fr' })
    slack.react({ user: 'robot', channel: 'general', ts, name: 'de' })
    slack.react({ user: 'ada', channel: 'general', ts, name: 'tada' })
    await slack.quiet(500)
    expect(answers().length).toBe(1)

    const before = slack.textOf(answer)
    slack.edit({ user: 'ada', channel: 'general', ts, text: 'The printer is broken since yesterday.' })
    await slack.until(() => slack.textOf(answers()[0]) !== before, 'the translation to follow')
    slack.unreact({ user: 'benoit', channel: 'general', ts, name: 'fr' })
    await slack.quiet(400)
    expect(answers().length).toBe(1)
    slack.unreact({ user: 'dora', channel: 'general', ts, name: 'flag-fr' })
    await slack.until(() => answers().length === 0, 'the answer to be withdrawn')
  })

  it('withdraws the answer when the original is deleted', async () => {
    const { ts } = slack.say({ user: 'ada', channel: 'general', text: 'Lunch is ready in the kitchen.' })
    const answers = () =>
      slack.messages('general').filter((one) => one.user === IDS.bot && one.thread_ts === ts)
    slack.react({ user: 'carla', channel: 'general', ts, name: 'es' })
    await slack.until(() => answers().length === 1, 'a translation')
    slack.delete({ user: 'ada', channel: 'general', ts })
    await slack.until(() => answers().length === 0, 'the answer to go')
  })

  it('tells the one who put the flag when there is nothing to translate to', async () => {
    const { ts } = slack.say({ user: 'ada', channel: 'general', text: 'The window is open.' })
    await privately('ada', /No installed model/, () =>
      slack.react({ user: 'ada', channel: 'general', ts, name: 'jp' }),
    )
  })
})

describe('buttons', () => {
  it('shares, takes a thumb, and offers other languages', async () => {
    const text = 'to French The build is green again.'
    await privately('ada', /English → French/, () =>
      slack.command({ user: 'ada', channel: 'general', command: '/translate', text }),
    )
    await privately('ada', /Thank you/, () => slack.press({ user: 'ada', label: '👍' }))
    const person = { platform: 'slack', workspace: IDS.team, user: IDS.ada }
    expect((await parley.house.people.held(person)).feedback).toBe(1)
    await openly('general', /English → French[\s\S]*shared by Ada/, () =>
      slack.press({ user: 'ada', label: 'Share to channel' }),
    )
    await inModal('ada', /English → (German|Spanish)/, () =>
      slack.press({ user: 'ada', label: 'Other language' }),
    )
    await dismissAll('ada')
  })

  it('asks which language it is, and goes on with the one that is pressed', async () => {
    const asked = await privately('ada', /Which language is this/, () =>
      slack.command({ user: 'ada', channel: 'general', command: '/translate', text: 'to French ok' }),
    )
    expect(slack.buttonsOf(asked).length).toBeGreaterThan(1)
  })
})

describe('App Home', () => {
  it('shows settings and channels, and lets an administrator change a channel', async () => {
    slack.openHome('dora')
    await slack.until(() => /Meine Einstellungen/.test(slack.textOf(slack.home('dora'))), 'the home')
    expect(slack.textOf(slack.home('dora'))).toContain('Mitglieder dürfen')
    await inModal('dora', /Kanaleinstellungen|Flagge/, () =>
      slack.choose({ user: 'dora', value: IDS.secret }),
    )
    await slack.submit({ user: 'dora', values: { settings: ['flags'] } })
    const channel = { platform: 'slack', workspace: IDS.team, channel: IDS.secret }
    await expect.poll(async () => (await parley.house.channels.settings(channel)).summaries).toBe(false)
    await privately('ada', /switched off/, () =>
      slack.command({ user: 'ada', channel: 'secret', command: '/summarise' }),
    )
    slack.openHome('ada')
    await slack.until(() => /Your settings/.test(slack.textOf(slack.home('ada'))), 'the home')
    expect(slack.textOf(slack.home('ada'))).not.toContain('Change a channel')
  })

  it('leaves out who wants never to be analysed', async () => {
    slack.openHome('carla')
    await slack.until(() => /Mi idioma/.test(slack.textOf(slack.home('carla'))), 'the home')
    await slack.choose({ user: 'carla', value: 'never' })
    const { ts } = slack.say({ user: 'carla', channel: 'general', text: 'No quiero que nadie lea esto.' })
    await inModal('ada', /asked not to be analysed/, () =>
      slack.shortcut({ user: 'ada', channel: 'general', ts, callback_id: 'sentiment' }),
    )
    await dismissAll('ada')
  })
})
