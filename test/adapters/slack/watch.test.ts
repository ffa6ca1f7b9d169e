import { expect } from 'vitest'
import { feelingHandle } from '../../fakes/feeling-handle.ts'
import { IDS, openFakeSlack } from '../../fakes/slack/index.ts'
import { testWatch, type WatchedPlatform } from '../../suites/watch.ts'
import { openParley } from './open-parley.ts'

async function make(now: () => number): Promise<WatchedPlatform> {
  // Each event comes three times.
  const slack = await openFakeSlack({ now, delivery: { repeatSameId: 1, repeatNewId: 1 } })
  let parley: Awaited<ReturnType<typeof openParley>> | undefined
  const general = 'general'
  const here = (user: string) => ({ user, channel: general })
  const bots = (text: string) => {
    slack.say({ ...here('robot'), text })
    slack.say({ ...here('robot'), text, subtype: 'bot_message' })
  }
  const openChannel = async (user: string) => {
    await slack.command({ ...here(user), command: '/parley', text: 'settings' })
    await slack.until(() => slack.views(user).length > 0, 'the settings')
    if (!slack.buttonsOf(slack.views(user).at(-1)).some(({ label }) => label === 'Ändern')) return false
    await slack.press({ user, label: 'Ändern' })
    await slack.until(() => slack.views(user).length > 1, 'the settings of the channel')
    return true
  }
  const dismissAll = async (user: string) => {
    while (slack.views(user).length > 0) await slack.dismiss({ user })
  }
  let on = false
  return {
    channel: { platform: 'slack', workspace: IDS.team, channel: IDS.general },
    other: 'random',
    otherId: IDS.random,
    person: (name) => ({ platform: 'slack', workspace: IDS.team, user: IDS[name as 'ada'] }),
    say: (user, text) => slack.say({ ...here(user), text }).ts,
    reply: (user, text, thread) => slack.say({ ...here(user), text, thread }).ts,
    seed: (user, text, at) => slack.seed({ ...here(user), text, at }).ts,
    seedReply: (user, text, thread, at) => slack.seed({ ...here(user), text, thread, at }).ts,
    edit: (user, ts, text) => void slack.edit({ ...here(user), ts, text }),
    remove: (user, ts) => void slack.delete({ ...here(user), ts }),
    react: (user, ts) => void slack.react({ ...here(user), ts, name: 'tada' }),
    unreact: (user, ts) => void slack.unreact({ ...here(user), ts, name: 'tada' }),
    sayAsBots: bots,
    shown: (channel = general) =>
      slack
        .messages(channel)
        .filter(({ user, subtype }) => user === IDS.bot && subtype !== 'file_share')
        .map((message) => slack.textOf(message)),
    files: () => slack.files.length,
    privately: (user) =>
      [...slack.ephemerals(user), ...slack.views(user)].map((shown) => slack.textOf(shown)),
    async askMood(user, text) {
      await slack.command({ ...here(user), command: '/mood', text })
    },
    mention: (user, words) => void slack.say({ ...here(user), text: `${slack.mention} ${words}` }),
    async share(user) {
      await slack.press({ user, label: 'Share to channel' })
    },
    async switchMood(user) {
      if (await openChannel(user)) {
        on = !on
        await slack.submit({ user, values: { watch: on ? ['mood'] : [] } })
      }
      await slack.quiet(300)
      await dismissAll(user)
    },
    async alertInOther(user) {
      await openChannel(user)
      await slack.submit({ user, values: { 'alert-channel': IDS.random } })
      await slack.quiet(300)
      await dismissAll(user)
    },
    async setTranslation(user) {
      await openChannel(user)
      await slack.submit({
        user,
        values: { 'translation-languages': ['en', 'fr'], 'translation-where': 'thread' },
      })
      await dismissAll(user)
    },
    async setDigest(user) {
      await openChannel(user)
      await slack.submit({ user, values: { digest: 'daily', 'digest-at': '09:00' } })
      await dismissAll(user)
    },
    async setOwn(user, language) {
      await slack.command({ ...here(user), command: '/parley', text: 'settings' })
      await slack.until(() => slack.views(user).length > 0, 'the settings')
      await slack.choose({ user, action_id: 'settings:own', value: language })
      await slack.quiet(300)
      await dismissAll(user)
    },
    async askMissed(user) {
      await slack.command({ ...here(user), command: '/summarise', text: 'since I was last here' })
    },
    quiet: () => slack.quiet(300),
    until: (what, about) => slack.until(what, about),
    async open(watching, store) {
      parley = await openParley(slack, { handle: feelingHandle, store, watching })
    },
    async shut() {
      await parley?.door.stop()
    },
    async close() {
      await parley?.door.stop()
      expect(slack.refusals).toEqual([])
      expect(slack.pings).toEqual([])
      await slack.close()
    },
  }
}

testWatch('slack', make)
