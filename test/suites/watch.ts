import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { House } from '../../src/contract/adapter.ts'
import type { Channel } from '../../src/contract/channels.ts'
import type { Person } from '../../src/contract/people.ts'
import type { Store } from '../../src/contract/store.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { feelingHandle } from '../fakes/feeling-handle.ts'
import { openWatching } from '../fakes/watching.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** People and channels as a platform of our own has them; people are ada, benoit, carla and dora, who is an administrator. */
export interface WatchedPlatform {
  channel: Channel
  /** Another channel, where alerts go. */
  other: string
  otherId: string
  person(name: string): Person
  /** @returns the message's id. */
  say(name: string, text: string): string
  /** In a thread that begins at this message. */
  reply(name: string, text: string, thread: string): string
  /** The app is not told. */
  seed(name: string, text: string, at: Date): string
  seedReply(name: string, text: string, thread: string, at: Date): string
  edit(name: string, id: string, text: string): void
  remove(name: string, id: string): void
  react(name: string, id: string): void
  unreact(name: string, id: string): void
  /** A robot, and a webhook where the platform has such. */
  sayAsBots(text: string): void
  /** What Parley says in a channel for all to see, as text; and how many files it put there. */
  shown(channel?: string): string[]
  files(): number
  /** What a person alone was shown, as text. */
  privately(name: string): string[]
  askMood(name: string, period: string): Promise<void>
  mention(name: string, words: string): void
  share(name: string): Promise<void>
  /** Opens what changes the mood's settings, switches it, and chooses another channel for alerts. */
  switchMood(name: string): Promise<void>
  alertInOther(name: string): Promise<void>
  /** Between English and French, with the message; a digest every day at nine; German for oneself only. */
  setTranslation(name: string): Promise<void>
  setDigest(name: string): Promise<void>
  setOwn(name: string, language: string): Promise<void>
  /** Asks what was missed since the asker was last there. */
  askMissed(name: string): Promise<void>
  /** Nothing is on its way any more. */
  quiet(): Promise<void>
  until(what: () => boolean, about: string): Promise<void>
  open(house: Pick<House, 'channels' | 'watch'>, store: Store): Promise<void>
  shut(): Promise<void>
  close(): Promise<void>
}

/** What each platform must do with the watch: everything is real but the platform, the models and the clock. */
export function testWatch(name: string, make: (now: () => number) => Promise<WatchedPlatform>): void {
  describe(`${name}: what Parley does unasked`, () => {
    let platform: WatchedPlatform
    let store: Store
    let core: ReturnType<typeof openWatching>
    let ahead = 0
    const now = () => Date.now() + ahead

    /** As when Parley starts. */
    async function start() {
      core = openWatching(store, feelingHandle, now)
      await platform.open(core, store)
    }
    async function restart() {
      await platform.shut()
      await start()
    }
    /** Time passes, and what is due is done. */
    async function pass(milliseconds: number) {
      await platform.quiet()
      ahead += milliseconds
      await core.watch.tick()
      await platform.quiet()
    }
    async function counted() {
      const read = await core.hours.read(platform.channel, now() - 2 * DAY, now() + HOUR)
      const sum = (of: 'seen' | 'positive' | 'negative' | 'neutral' | 'glad') =>
        read.reduce((total, hour) => total + hour[of], 0)
      return {
        seen: sum('seen'),
        positive: sum('positive'),
        negative: sum('negative'),
        neutral: sum('neutral'),
        glad: sum('glad'),
      }
    }
    const toldPrivately = (user: string, pattern: RegExp) =>
      platform.until(() => platform.privately(user).some((text) => pattern.test(text)), `${user}: ${pattern}`)
    const switchOn = () => core.channels.change(platform.channel, { mood: true })

    beforeEach(async () => {
      ahead = 0
      store = createMemoryStore()
      platform = await make(now)
      await start()
    })
    afterEach(async () => {
      await platform.close()
      expect(core.problems).toEqual([])
    })

    it('measures nothing before an administrator switches it on, and tells the channel who did', async () => {
      platform.say('ada', 'all is good')
      await platform.switchMood('ada')
      await pass(11 * MINUTE)
      expect(await counted()).toMatchObject({ seen: 0 })
      expect((await core.channels.settings(platform.channel)).mood).toBe(false)
      await platform.switchMood('dora')
      await platform.until(() => platform.shown().some((text) => text.includes('Dora')), 'the announcement')
      const [told] = platform.shown()
      expect(told).toMatch(/Stimmung dieses Kanals.*Geändert von Dora/s)
      expect(told).toMatch(/nicht analysiert/)
      expect((await core.channels.settings(platform.channel)).mood).toBe(true)
      await platform.switchMood('dora')
      await platform.until(() => platform.shown().length === 2, 'the second announcement')
      expect(platform.shown()[1]).toMatch(/misst die Stimmung dieses Kanals nicht mehr/)
    })

    it('counts what was said as it stood after ten minutes, without bots and who opted out', async () => {
      await switchOn()
      await core.people.change(platform.person('carla'), { neverAnalyse: true })
      const first = platform.say('ada', 'this is good')
      platform.say('benoit', 'a table')
      platform.reply('benoit', 'in a thread all is good', first)
      const changed = platform.say('ada', 'this is good too')
      const gone = platform.say('ada', 'this is bad')
      platform.say('carla', 'I find it bad')
      platform.sayAsBots('I am good')
      await platform.quiet()
      platform.edit('ada', changed, 'no, it is bad')
      platform.remove('ada', gone)
      platform.react('benoit', first)
      platform.react('ada', changed)
      platform.react('carla', first)
      await platform.quiet()
      platform.unreact('ada', changed)
      await pass(11 * MINUTE)
      expect(await counted()).toEqual({ seen: 4, positive: 2, negative: 1, neutral: 1, glad: 1 })
      await pass(11 * MINUTE)
      expect(await counted()).toMatchObject({ seen: 4 })
    })

    it('reads what it missed while it was away, threads too, and counts nothing twice', async () => {
      await switchOn()
      const first = platform.say('ada', 'this is good')
      await pass(11 * MINUTE)
      platform.say('ada', 'heard but not counted yet, good')
      await platform.quiet()
      await platform.shut()
      ahead += MINUTE
      platform.seed('benoit', 'missed and bad', new Date(now()))
      platform.seedReply('benoit', 'missed in a thread, bad', first, new Date(now() + 1000))
      platform.seed('robot', 'a bot missed, bad', new Date(now()))
      await start()
      ahead += 11 * MINUTE
      // What nobody waits for is read slowly.
      const later = async () => {
        await core.watch.tick()
        return await counted()
      }
      const all = { seen: 4, positive: 2, negative: 2 }
      await expect.poll(later, { timeout: 15_000, interval: 200 }).toMatchObject(all)
      await restart()
      await pass(11 * MINUTE)
      expect(await later()).toMatchObject(all)
    })

    it('answers /mood for the asker alone, and shares it with its picture', async () => {
      await platform.askMood('dora', 'week')
      await toldPrivately('dora', /nicht gemessen[\s\S]*parley settings/)
      await switchOn()
      for (let index = 0; index < 25; index++) platform.say('ada', `number ${index} is good`)
      await pass(11 * MINUTE)
      await platform.askMood('ada', 'day')
      await toldPrivately('ada', /Mood of the last 24 hours/)
      expect(platform.files()).toBe(platform.channel.platform === 'slack' ? 0 : 1)
      await platform.share('ada')
      await platform.until(() => platform.shown().some((text) => /shared by Ada/.test(text)), 'it shared')
      await platform.quiet()
      expect(platform.files()).toBe(platform.channel.platform === 'slack' ? 1 : 2)
    })

    it('takes words with a stretch of time for the measured mood, and else for the newest messages', async () => {
      platform.say('ada', 'all is good')
      platform.mention('ada', 'mood of the week')
      await platform.quiet()
      const all = () => [...platform.shown(), ...platform.privately('ada')]
      await platform.until(() => all().some((text) => /is not measured/.test(text)), 'that it is off')
      platform.mention('ada', 'how is the mood here?')
      await platform.until(() => all().some((text) => /positive|neutral/.test(text)), 'the newest messages')
    })

    it('translates what is written, follows edits and deletions, and answers no bots and not itself', async () => {
      await platform.setTranslation('dora')
      await platform.until(() => platform.shown().some((text) => /übersetzt|Übersetz/.test(text)), 'it told')
      expect(platform.shown()[0]).toMatch(/Dora/)
      const count = () => platform.shown().length
      const first = platform.say('benoit', 'La réunion de demain commence à neuf heures du matin.')
      platform.sayAsBots('La réunion de demain est reportée à la semaine prochaine.')
      platform.say('ada', ':tada: 🎉')
      await platform.until(() => count() === 2, 'a translation')
      expect(platform.shown()[1]).toContain('(en) La réunion de demain commence')
      platform.edit('benoit', first, 'La réunion de demain commence à dix heures du matin.')
      await platform.until(() => /dix heures/.test(platform.shown()[1] ?? ''), 'the translation to follow')
      await platform.setOwn('carla', 'es')
      await core.watch.tick()
      platform.say('ada', 'The meeting of tomorrow was moved to the large room upstairs.')
      await platform.until(() => count() === 3, 'another translation')
      await platform.until(
        () => platform.privately('carla').some((text) => text.includes('(es) The meeting')),
        'hers',
      )
      platform.remove('benoit', first)
      await platform.until(() => count() === 2, 'the first translation to go')
      await platform.quiet()
      expect(count()).toBe(2)
    })

    it('mirrors channels into each other with the name of who wrote, and never back', async () => {
      const { channel, otherId } = platform
      const into = (id: string, language: string) => ({
        translation: { languages: ['en', 'fr'], mirror: { channel: id, language } },
      })
      await core.channels.change(channel, into(otherId, 'en'))
      await core.channels.change({ ...channel, channel: otherId }, into(channel.channel, 'fr'))
      await platform.until(() => platform.shown(platform.other).length === 1, 'both to be told')
      const id = platform.say('benoit', 'La réunion de demain commence à neuf heures du matin.')
      await platform.until(() => platform.shown(platform.other).length === 2, 'the mirrored message')
      expect(platform.shown(platform.other)[1]).toMatch(/Ben[\s\S]*\(en\) La réunion/)
      await platform.quiet()
      expect([platform.shown().length, platform.shown(platform.other).length]).toEqual([1, 2])
      platform.remove('benoit', id)
      await platform.until(() => platform.shown(platform.other).length === 1, 'it to go too')
    })

    it('tells a channel once a day what mattered, with links', async () => {
      await platform.setDigest('dora')
      await platform.until(() => platform.shown().length === 1, 'it told')
      platform.say('ada', 'The release is planned for Friday.')
      platform.say('benoit', 'Who will tell the customers about it?')
      await pass(26 * HOUR)
      await platform.until(() => platform.shown().length === 2, 'the digest')
      expect(platform.shown()[1]).toMatch(/The release is planned for Friday/)
      expect(platform.shown()[1]).toMatch(/Ada/)
      await restart()
      await pass(MINUTE)
      expect(platform.shown()).toHaveLength(2)
    })

    it('sums up what came since somebody was last there', async () => {
      platform.seed('benoit', 'the old story', new Date(now() - 5000))
      platform.seed('ada', 'I leave now', new Date(now() - 4000))
      platform.seed('benoit', 'the new story', new Date(now() - 3000))
      await platform.askMissed('ada')
      await toldPrivately('ada', /the new story/)
      expect(platform.privately('ada').join()).not.toMatch(/the old story|I leave now/)
    })

    it('tells the chosen channel once when the mood falls', async () => {
      await core.channels.change(platform.channel, { mood: true, moodSince: now() - 15 * DAY } as object)
      const hour = Math.floor(now() / HOUR) * HOUR
      const calm = {
        seen: 60,
        scored: 60,
        positive: 30,
        neutral: 24,
        negative: 6,
        unsure: 0,
        glad: 0,
        sad: 0,
      }
      for (let before = 14 * 24; before >= 1; before -= 3) {
        const time = hour - before * HOUR
        await core.hours.write(platform.channel, { time, ...calm, polarity: 200_000 + (before % 5) * 4000 })
      }
      await platform.alertInOther('dora')
      for (let index = 0; index < 50; index++) platform.say('ada', `number ${index} is bad`)
      await pass(90 * MINUTE)
      await platform.until(() => platform.shown(platform.other).length > 0, 'the alert')
      const [alert] = platform.shown(platform.other)
      expect(alert).toMatch(/Stimmung ist gefallen|gefallen/)
      expect(alert).toMatch(/50/)
      expect(alert).not.toMatch(/Ada/)
      await pass(2 * MINUTE)
      await restart()
      await pass(2 * MINUTE)
      expect(platform.shown(platform.other)).toHaveLength(1)
    })
  })
}
