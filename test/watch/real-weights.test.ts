import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMemoryStore } from '../../src/store/memory.ts'
import { openRealBot } from '../real-bot.ts'
import { createChat } from './chat.ts'
import { DAILY, openDigest } from './digest/setting.ts'
import { ENGLISH, FRENCH, openTranslation } from './translation/setting.ts'

let bot: ReturnType<typeof openRealBot>
beforeAll(() => {
  bot = openRealBot()
})
afterAll(async () => await bot.runner.stop())

it('a digest has what was said, word for word, and which question stayed open', async () => {
  let clock = Date.now()
  const now = () => clock
  const store = createMemoryStore(now)
  const chat = createChat(now)
  // Deadlines are measured by the real clock, so the time that is due is soon.
  const { watch, channels, failures } = openDigest({ store, now, handle: bot.handle })
  const due = new Date(clock + 60_000).toISOString().slice(11, 16)
  await channels.change(chat.channelOf('C1'), { digest: { at: due, weekdays: DAILY } })
  await watch.join(chat.voice)
  const said = [
    'The deployment failed last night because the disk of the database server was full.',
    'I have moved the old backups away, so there are forty gigabytes free again.',
    'Thanks!',
    'We decided to release version two on Thursday instead of Tuesday.',
    'The customer in Lyon wants the invoice in French before the end of the month.',
  ]
  for (const [index, text] of said.entries()) {
    chat.write('C1', text, index % 2 === 0 ? { author: 'U1', name: 'Ada' } : { author: 'U2', name: 'Bob' })
  }
  chat.write('C1', 'Who can write to the customer about that?', { author: 'U1', name: 'Ada' })
  clock += 60_000
  await watch.tick()
  expect(failures).toEqual([])
  const [matters, open] = chat.said.at(-1)!.reply!.sections!
  expect(matters!.points.length).toBeGreaterThan(0)
  const written = [...said, 'Who can write to the customer about that?']
  for (const { text, links } of matters!.points) {
    expect(written).toContain(text)
    expect(links).toEqual([expect.stringMatching(/^https:/)])
  }
  expect(open!.points.map(({ text }) => text)).toEqual(['Who can write to the customer about that?'])
}, 120_000)

it('messages appear in the other language', async () => {
  const store = createMemoryStore()
  const chat = createChat(Date.now)
  const { channels, close, failures } = await openTranslation({
    store,
    chat,
    now: Date.now,
    handle: bot.handle,
  })
  await channels.change(chat.channelOf('C1'), { translation: { languages: ['en', 'fr'], where: 'thread' } })
  chat.forgetSaid()
  const english = chat.write('C1', `${ENGLISH} :tada: <@U1>`)
  const french = chat.write('C1', FRENCH)
  await expect.poll(() => chat.standing('C1').length, { timeout: 100_000 }).toBe(2)
  const of = (id: string) => chat.standing('C1').find(({ thread }) => thread === id)!.text
  expect(of(english.id)).toMatch(/réunion/i)
  expect(of(english.id)).toContain('<@U1>')
  expect(of(french.id)).toMatch(/meeting/i)
  expect(failures).toEqual([])
  await close()
}, 120_000)
