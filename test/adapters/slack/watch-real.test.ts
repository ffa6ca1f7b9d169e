import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { type FakeSlack, IDS, openFakeSlack } from '../../fakes/slack/index.ts'
import { openWatching } from '../../fakes/watching.ts'
import { openRealBot } from '../../real-bot.ts'
import { openParley } from './open-parley.ts'

/** The watch on a fake Slack with the starter weights. */
let slack: FakeSlack
let ahead = 0
const { handle, runner, models } = openRealBot()
const now = () => Date.now() + ahead
const core = openWatching(createMemoryStore(), handle, now)
let parley: Awaited<ReturnType<typeof openParley>>

beforeAll(async () => {
  slack = await openFakeSlack({ now })
  await runner.warm(models)
  parley = await openParley(slack, { handle, watching: core })
})
afterAll(async () => {
  await parley.door.stop()
  await runner.stop()
  await slack.close()
})

it('measures, translates and points out with real models', async () => {
  const channel = { platform: 'slack', workspace: IDS.team, channel: IDS.general }
  const translation = { languages: ['en', 'fr'], where: 'thread' as const }
  await core.channels.change(channel, { mood: true, moodReactions: true, translation })
  const say = (user: string, text: string) => slack.say({ user, channel: 'general', text }).ts
  const glad = say('ada', 'Thank you so much, this is wonderful, I love it!')
  say('benoit', 'This is terrible, everything is broken again and I hate it.')
  const french = say('benoit', 'La réunion de demain commence à neuf heures du matin.')
  const translated = () =>
    slack.messages('general').find(({ user, thread_ts }) => user === IDS.bot && thread_ts === french)
  await slack.until(() => translated() !== undefined, 'a translation')
  expect(slack.textOf(translated())).toMatch(/^The meeting .*begins at nine/)
  ahead += 11 * 60_000
  await core.watch.tick()
  const [hour] = (await core.hours.read(channel, now() - 2 * 3_600_000, now() + 3_600_000)).slice(-1)
  expect(hour).toMatchObject({ seen: 3, scored: 3, positive: 1, negative: 1 })
  await slack.until(() => slack.reactionsOn('general', glad).length > 0, 'an emoji on the glad message')
  expect(slack.reactionsOn('general', glad)[0]).toMatchObject({ name: 'tada' })
  expect(core.problems).toEqual([])
  expect(slack.refusals).toEqual([])
})
