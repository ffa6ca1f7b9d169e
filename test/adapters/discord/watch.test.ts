import { expect } from 'vitest'
import { IDS, openFakeDiscord } from '../../fakes/discord/index.ts'
import { feelingHandle } from '../../fakes/feeling-handle.ts'
import { testWatch, type WatchedPlatform } from '../../suites/watch.ts'
import { openParley } from './open-parley.ts'

async function make(now: () => number): Promise<WatchedPlatform> {
  // Half of the events come twice.
  const discord = await openFakeDiscord({ now, delivery: { repeat: 0.5 } })
  let parley: Awaited<ReturnType<typeof openParley>> | undefined
  const here = (user: string) => ({ user, channel: 'general' })
  const threads = new Map<string, string>()
  const threadAt = (user: string, message: string) => {
    const known = threads.get(message)
    const id = known ?? discord.startThread({ ...here(user), name: 'thread', message })
    threads.set(message, id)
    return id
  }
  /** The newest that a person alone sees has something to press or choose that is called so. */
  const offers = (user: string, what: RegExp) =>
    discord.until(
      () => what.test(JSON.stringify(discord.ephemerals(user).at(-1)?.components)),
      `${user} to be offered ${what}`,
    )
  const openSettings = async (user: string) => {
    const before = discord.ephemerals(user).length
    await discord.command({ ...here(user), name: 'parley', subcommand: 'settings' })
    await discord.until(() => discord.ephemerals(user).length > before, 'the settings')
    await offers(user, /set:language/)
  }
  const openPage = async (user: string) => {
    await openSettings(user)
    const shown = discord.ephemerals(user).at(-1)
    if (!discord.buttonsOf(shown).some(({ label }) => label.startsWith('Ungefragt'))) return false
    await discord.press({ ...here(user), label: /Ungefragt/ })
    await offers(user, /set:mood/)
    return true
  }
  return {
    channel: { platform: 'discord', workspace: 'everywhere', channel: IDS.general },
    other: 'random',
    otherId: IDS.random,
    person: (name) => ({ platform: 'discord', workspace: 'everywhere', user: IDS[name as 'ada'] }),
    say: (user, text) => discord.say({ ...here(user), text }).id,
    reply: (user, text, thread) => discord.say({ user, channel: threadAt(user, thread), text }).id,
    seed: (user, text, at) => discord.seed({ ...here(user), text, at }).id,
    seedReply: (user, text, thread, at) =>
      discord.seed({ user, channel: threadAt(user, thread), text, at }).id,
    edit: (user, message, text) => void discord.edit({ ...here(user), message, text }),
    remove: (user, message) => void discord.delete({ ...here(user), message }),
    react: (user, message) => void discord.react({ ...here(user), message, emoji: '🎉' }),
    unreact: (user, message) => void discord.unreact({ ...here(user), message, emoji: '🎉' }),
    sayAsBots(text) {
      discord.say({ ...here('robot'), text })
      discord.say({ ...here('ada'), text, webhook: 'Mirror' })
    },
    shown: (channel = 'general') =>
      discord
        .messages(channel)
        .filter(({ author }) => author.id === IDS.bot)
        .map((message) => discord.textOf(message)),
    files: () => discord.files.length,
    privately: (user) =>
      [...discord.ephemerals(user), ...discord.messages(`dm:${user}`)].map((shown) => discord.textOf(shown)),
    async askMood(user, period) {
      await discord.command({ ...here(user), name: 'mood', options: { period } })
    },
    mention: (user, words) => void discord.say({ ...here(user), text: `${discord.mention} ${words}` }),
    async share(user) {
      await discord.press({ ...here(user), label: 'Share to channel' })
    },
    async switchMood(user) {
      if (await openPage(user)) await discord.press({ ...here(user), label: /Stimmung messen/ })
      await discord.quiet(300)
    },
    async alertInOther(user) {
      await openPage(user)
      await discord.choose({ ...here(user), custom_id: 'set:alert-channel', value: 'random' })
      await discord.quiet(300)
    },
    async setTranslation(user) {
      await openPage(user)
      await discord.press({ ...here(user), label: /übersetzen …/ })
      await offers(user, /set:translation-languages/)
      await discord.choose({ ...here(user), custom_id: 'set:translation-languages', value: ['en', 'fr'] })
    },
    async setDigest(user) {
      await openPage(user)
      await discord.press({ ...here(user), label: /wichtig war …/ })
      await offers(user, /set:digest-days/)
      await discord.choose({ ...here(user), custom_id: 'set:digest-days', value: 'daily' })
      await discord.quiet(200)
      await discord.choose({ ...here(user), custom_id: 'set:digest-at', value: '09:00' })
    },
    async setOwn(user, language) {
      await openSettings(user)
      await discord.choose({ ...here(user), custom_id: 'set:own', value: language })
      await discord.quiet(200)
    },
    async askMissed(user) {
      await discord.command({ ...here(user), name: 'summarise', options: { since: 'I was last here' } })
    },
    quiet: () => discord.quiet(300),
    until: (what, about) => discord.until(what, about),
    async open(watching, store) {
      parley = await openParley(discord, { handle: feelingHandle, store, watching })
      await discord.until(() => discord.commands().some(({ name }) => name === 'summarise'), 'the commands')
      await discord.until(() => discord.commands().length >= 8, 'all commands')
    },
    async shut() {
      await parley?.door.stop()
    },
    async close() {
      await parley?.door.stop()
      expect(discord.refusals).toEqual([])
      expect(discord.pings).toEqual([])
      await discord.close()
    },
  }
}

testWatch('discord', make)
