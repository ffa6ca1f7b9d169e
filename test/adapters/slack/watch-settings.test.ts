import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { openEchoBot } from '../../fakes/echo-bot.ts'
import { feelingHandle } from '../../fakes/feeling-handle.ts'
import { type FakeSlack, IDS, openFakeSlack } from '../../fakes/slack/index.ts'
import { openWatching } from '../../fakes/watching.ts'
import { changingPolicy } from '../../policy/changing-policy.ts'
import { openParley } from './open-parley.ts'

/** What people set in Slack of what Parley does unasked, and who may. */
const { policy, put } = changingPolicy()
const general = { platform: 'slack', workspace: IDS.team, channel: IDS.general }
let slack: FakeSlack
let core: ReturnType<typeof openWatching>
let parley: Awaited<ReturnType<typeof openParley>>

beforeEach(async () => {
  put('')
  slack = await openFakeSlack()
  const store = createMemoryStore()
  core = openWatching(store, feelingHandle, Date.now)
  parley = await openParley(slack, { handle: openEchoBot({ policy }).handle, store, policy, watching: core })
})
afterEach(async () => {
  await parley.door.stop()
  await slack.close()
  expect(slack.refusals).toEqual([])
})

const front = (user: string) => slack.textOf(slack.views(user).at(-1))
const settings = () => core.channels.settings(general)

async function openSettings(user: string) {
  await slack.command({ user, channel: 'general', command: '/parley', text: 'settings' })
  await slack.until(() => slack.views(user).length === 1, `${user}'s settings`)
}

async function openChannel(user: string, change: string) {
  await openSettings(user)
  await slack.press({ user, label: change })
  await slack.until(() => slack.views(user).length === 2, 'the settings of the channel')
}

/** Saves the window in front; what is saved is there when the person's home is written anew. */
async function save(user: string, values: Record<string, string | string[]> = {}) {
  const before = slack.calls.filter(({ method }) => method === 'views.publish').length
  expect((await slack.submit({ user, values })).errors).toBeUndefined()
  const homes = () => slack.calls.filter(({ method }) => method === 'views.publish').length
  await slack.until(() => homes() > before || slack.views(user).length > 0, 'it saved')
}

describe('the settings of a channel', () => {
  it('that were made elsewhere stay as they are when somebody saves the window', async () => {
    await core.channels.change(general, {
      ...{ mood: true, moodReactions: true, alertTo: { person: IDS.ada } },
      digest: { at: '07:45', weekdays: [1, 3, 5], to: { persons: [IDS.ada, IDS.benoit] } },
      translation: {
        languages: ['en', 'it'],
        where: 'below',
        mirror: { channel: IDS.random, language: 'pl' },
      },
      ...{ timeZone: 'Europe/Rome', locale: 'it' },
    })
    const before = await settings()
    await openChannel('dora', 'Ändern')
    expect(front('dora')).toContain('Montag, Mittwoch und Freitag')
    await save('dora')
    expect(await settings()).toEqual(before)
  })

  it('has the days of a digest that were set elsewhere until others are chosen', async () => {
    await core.channels.change(general, { digest: { at: '09:00', weekdays: [2, 4] } })
    await openSettings('ada')
    expect(front('ada')).toContain('Tuesday and Thursday at 09:00')
    await openChannel('dora', 'Ändern')
    await save('dora', { 'digest-at': '10:30' })
    expect((await settings()).digest).toEqual({ at: '10:30', weekdays: [2, 4] })
    await openChannel('dora', 'Ändern')
    await save('dora', { digest: 'workdays' })
    expect((await settings()).digest).toEqual({ at: '10:30', weekdays: [1, 2, 3, 4, 5] })
  })
})

const KEEPERS = `
contact: Carla
rules:
  - name: keepers of general
    allow: change-settings
    people: ${IDS.ada}
    channels: ${IDS.general}
  - refuse: change-settings
    roles: admin
    channels: ${IDS.general}
    because: General belongs to Ada.
default: { change-settings: nobody }
`
const BELONGS = /Einstellungen dieses Kanals[^.]*: General belongs to Ada\. [^.]*Carla\./
const NAMED = /settings of this channel: the access policy allows it to nobody who is not named\. Ask Carla\./

describe('a policy that lets only some change what Parley does unasked', () => {
  beforeEach(() => put(KEEPERS))

  it('lets them change it where it says, administrators or not', async () => {
    await openChannel('ada', 'Change')
    const digest = { digest: 'daily', 'digest-at': '08:00' }
    await save('ada', { watch: ['mood'], ...digest, 'translation-languages': ['en', 'fr'] })
    expect(await settings()).toMatchObject({
      mood: true,
      digest: { at: '08:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
      translation: { languages: ['en', 'fr'] },
    })
    await slack.openHome('ada')
    await slack.until(() => slack.home('ada') !== undefined, 'the home')
    await slack.choose({ user: 'ada', value: IDS.random })
    await slack.until(() => NAMED.test(front('ada')), 'why not in the other channel')
  })

  it.each([
    { user: 'dora', sentence: BELONGS, change: 'Ändern' },
    {
      user: 'benoit',
      sentence: /réglages de ce canal[^.]*politique d’accès[^.]*\. [^.]*Carla\./,
      change: 'Modifier',
    },
  ])('tells $user why they may not, and whom to ask', async ({ user, sentence, change }) => {
    await openSettings(user)
    expect(front(user)).toMatch(sentence)
    expect(slack.buttonsOf(slack.views(user).at(-1)).map(({ label }) => label)).not.toContain(change)
    await slack.dismiss({ user })
    await slack.command({ user, channel: 'general', command: '/mood', text: 'week' })
    const told = () => slack.ephemerals(user).map((one) => slack.textOf(one))
    await slack.until(() => told().some((text) => sentence.test(text)), 'why the mood cannot be switched on')
  })

  it('changes nothing when it came while the window was open, and says so', async () => {
    put('')
    await openChannel('dora', 'Ändern')
    put(KEEPERS)
    await save('dora', { watch: ['mood'], digest: 'daily' })
    expect(front('dora')).toMatch(BELONGS)
    expect(await settings()).toMatchObject({ mood: false })
    expect(await settings()).not.toHaveProperty('digest')
  })

  it('keeps nobody from having a channel translated for themselves', async () => {
    await core.channels.change(general, { translation: { languages: ['en', 'fr'] } })
    await openSettings('benoit')
    await slack.choose({ user: 'benoit', action_id: 'settings:own', value: 'de' })
    const own = () => parley.house.ownTranslations.find({ ...general, user: IDS.benoit }, IDS.general)
    await expect.poll(own).toBe('de')
  })
})
