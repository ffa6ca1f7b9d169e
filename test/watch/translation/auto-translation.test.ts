import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { TranslationPlan } from '../../../src/contract/channels.ts'
import type { PersonSettings } from '../../../src/contract/people.ts'
import { createPeople } from '../../../src/people.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import { newFile } from '../../store/new-file.ts'
import { createChat } from '../chat.ts'
import { ENGLISH, echo, FRENCH, openTranslation, settled } from './setting.ts'

let clock = 0
const now = () => clock
beforeEach(() => {
  clock = Date.parse('2025-06-09T05:00Z')
})
const inThread: TranslationPlan = { languages: ['en', 'fr'], where: 'thread' }
const below: TranslationPlan = { languages: ['en', 'fr'], where: 'below' }

async function open(plan: TranslationPlan, more: Partial<Parameters<typeof openTranslation>[0]> = {}) {
  const store = more.store ?? createMemoryStore(now)
  const chat = more.chat ?? createChat(now)
  const opened = await openTranslation({ ...more, store, chat, now })
  const general = chat.channelOf('C1')
  await opened.channels.change(general, { translation: plan })
  await settled()
  chat.forgetSaid()
  return { ...opened, store, chat, general }
}

describe('messages', () => {
  it('appear in the other language in their thread, once, and translations are never translated', async () => {
    const { chat, failures } = await open(inThread)
    const first = chat.write('C1', ENGLISH)
    const second = chat.write('C1', FRENCH, { thread: 'm77' })
    await settled()
    expect(chat.said.map(({ place, reply }) => [place, reply?.text])).toEqual([
      [{ workspace: 'T1', channel: 'C1', thread: first.id }, `(fr) ${ENGLISH}`],
      [{ workspace: 'T1', channel: 'C1', thread: 'm77' }, `(en) ${FRENCH}`],
    ])
    expect(chat.said[0]!.reply).toMatchObject({
      title: '',
      notes: ['English → French'],
      visibility: 'public',
    })
    chat.tell({ kind: 'message', channel: chat.channelOf('C1'), message: chat.heard(first) })
    chat.tell({ kind: 'message', channel: chat.channelOf('C1'), message: chat.heard(second) })
    await settled()
    expect(chat.said).toHaveLength(2)
    expect(failures).toEqual([])
  })

  it('appear below in the order in which they were written, whichever is done first, in all languages', async () => {
    const { handle } = echo()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slowFirst: typeof handle = async (request) => {
      if ('text' in request.input && request.input.text.startsWith('First')) await held
      return await handle(request)
    }
    const { chat } = await open({ ...below, languages: ['en', 'fr', 'de'] }, { handle: slowFirst })
    chat.write('C1', 'First of all we should look at the numbers')
    chat.write('C1', 'Then we should talk about the people')
    await settled()
    expect(chat.said).toEqual([])
    release()
    await settled()
    expect(chat.said.map(({ reply }) => reply!.text)).toEqual([
      '(fr) First of all we should look at the numbers',
      '(de) First of all we should look at the numbers',
      '(fr) Then we should talk about the people',
      '(de) Then we should talk about the people',
    ])
    expect(chat.said[0]!.place).toEqual({ workspace: 'T1', channel: 'C1' })
  })

  it('are asked for at background priority, with a deadline and their author', async () => {
    const { handle, asked } = echo()
    const { chat, general } = await open(below, { handle })
    chat.write('C1', ENGLISH)
    await settled()
    expect(asked).toEqual([
      {
        ...{ kind: 'task', task: 'translate', input: { text: ENGLISH, author: 'U1' } },
        ...{ options: { from: 'en', to: 'fr' }, origin: general },
        ...{ priority: 'background', deadline: clock + 5 * 60_000 },
      },
    ])
  })

  it('of bots, of who opted out and of channels that do not want it are left alone', async () => {
    const wishes: Record<string, PersonSettings> = { U9: { neverAnalyse: true } }
    const { handle, asked } = echo()
    const { chat } = await open(below, { handle, wishes })
    chat.write('C1', ENGLISH, { author: 'U9' })
    chat.write('C1', ENGLISH, { author: 'B1', bot: true })
    chat.write('C2', ENGLISH)
    chat.write('C1', 'ok thanks')
    await settled()
    expect([asked, chat.said]).toEqual([[], []])
    wishes.U9 = {}
    chat.write('C1', ENGLISH, { author: 'U9' })
    await settled()
    expect(chat.said).toHaveLength(1)
  })
})

describe('mirrors', () => {
  it('in both directions neither echo nor loop, also beside bots that answer everything', async () => {
    const { chat, channels, failures } = await open({
      ...{ languages: ['en', 'fr'], mirror: { channel: 'C2', language: 'fr' } },
    })
    await channels.change(chat.channelOf('C2'), {
      translation: { languages: ['en', 'fr'], mirror: { channel: 'C1', language: 'en' } },
    })
    await settled()
    chat.forgetSaid()
    let answered = 0
    for (const [bot, channel] of [
      ['B1', 'C1'],
      ['B2', 'C2'],
    ] as const) {
      chat.hear((observation) => {
        if (observation.kind !== 'message' || observation.channel.channel !== channel) return
        const { author } = observation.message
        if (author === bot || ++answered > 50) return
        chat.write(channel, FRENCH, { author: bot, bot: true })
      })
    }
    chat.write('C1', ENGLISH, { name: 'Ada' })
    chat.write('C2', FRENCH, { author: 'U2', name: 'Bob' })
    chat.write('C1', FRENCH, { name: 'Ada' })
    await settled()
    expect(chat.said.map(({ place, reply }) => [place, reply!.title, reply!.text])).toEqual([
      [{ workspace: 'T1', channel: 'C2' }, 'Ada', `(fr) ${ENGLISH}`],
      [{ workspace: 'T1', channel: 'C1' }, 'Bob', `(en) ${FRENCH}`],
      [{ workspace: 'T1', channel: 'C2' }, 'Ada', FRENCH],
    ])
    expect(answered).toBeGreaterThan(3)
    expect(answered).toBeLessThan(50)
    expect(failures).toEqual([])
  })

  it('follow edits and deletions', async () => {
    const { chat } = await open({ languages: ['en', 'fr'], mirror: { channel: 'C2', language: 'fr' } })
    const { id } = chat.write('C1', ENGLISH, { name: 'Ada' })
    await settled()
    clock += 1000
    chat.edit(id, `${ENGLISH} today`)
    await settled()
    expect(chat.standing('C2').map(({ text }) => text)).toEqual([`(fr) ${ENGLISH} today`])
    chat.remove(id)
    await settled()
    expect(chat.standing('C2')).toEqual([])
  })
})

describe('edits and deletions', () => {
  it('are followed in place, also after a restart', async () => {
    const first = await open(inThread)
    const { chat, store } = first
    const { id } = chat.write('C1', ENGLISH)
    const other = chat.write('C1', FRENCH)
    await settled()
    await first.close()
    const second = await openTranslation({ store, chat, now })
    clock += 1000
    chat.edit(id, `${ENGLISH} tomorrow`)
    chat.remove(other.id)
    await settled()
    expect(chat.standing('C1').map(({ text, thread }) => [text, thread])).toEqual([
      [`(fr) ${ENGLISH} tomorrow`, id],
    ])
    expect(chat.said.filter(({ over }) => over === 1)).toHaveLength(2)
    expect(second.failures).toEqual([])
    chat.remove(id)
    await settled()
    expect(chat.standing('C1')).toEqual([])
    expect(await store.list('living-answers', '')).toEqual([])
  })

  it('of a message that was translated before a restart are not done twice when they come again', async () => {
    const first = await open(inThread)
    const { chat, store } = first
    const written = chat.write('C1', ENGLISH)
    await settled()
    clock += 1000
    const edited = chat.edit(written.id, `${ENGLISH} tomorrow`)
    await settled()
    await first.close()
    // Longer than what is being answered is remembered.
    clock += 20 * 60_000
    const { handle, asked } = echo()
    await openTranslation({ store, chat, now, handle })
    chat.tell({ kind: 'edit', channel: first.general, message: chat.heard(edited) })
    chat.tell({ kind: 'message', channel: first.general, message: chat.heard(written) })
    await settled()
    expect(asked).toEqual([])
    expect(chat.standing('C1').map(({ text }) => text)).toEqual([`(fr) ${ENGLISH} tomorrow`])
  })

  it('may overtake their message, and each other', async () => {
    const { chat, general } = await open(inThread)
    const written = chat.write('C1', ENGLISH, { silent: true })
    const edited = chat.edit(written.id, `${ENGLISH} tomorrow`, { silent: true, edited: clock + 1 })
    const again = chat.edit(written.id, `${ENGLISH} next week`, { silent: true, edited: clock + 2 })
    chat.tell({ kind: 'edit', channel: general, message: chat.heard(again) })
    chat.tell({ kind: 'edit', channel: general, message: chat.heard(edited) })
    chat.tell({ kind: 'message', channel: general, message: chat.heard(written) })
    await settled()
    expect(chat.said.map(({ reply }) => reply!.text)).toEqual([`(fr) ${ENGLISH} next week`])
    const gone = chat.write('C1', FRENCH, { silent: true })
    chat.tell({ kind: 'deletion', channel: general, id: gone.id })
    chat.tell({ kind: 'message', channel: general, message: chat.heard(gone) })
    await settled()
    expect(chat.standing('C1')).toHaveLength(1)
  })

  it('that come while a translation is made win over it', async () => {
    const { handle } = echo()
    const waiting: (() => void)[] = []
    const { chat } = await open(inThread, {
      handle: async (request) => {
        await new Promise<void>((resolve) => waiting.push(resolve))
        return await handle(request)
      },
    })
    const kept = chat.write('C1', ENGLISH)
    const gone = chat.write('C1', FRENCH)
    await settled()
    clock += 1000
    chat.edit(kept.id, `${ENGLISH} tomorrow`)
    chat.remove(gone.id)
    await settled()
    for (const resolve of waiting.toReversed()) resolve()
    await settled()
    for (const resolve of waiting) resolve()
    await settled()
    expect(chat.said.flatMap(({ reply }) => reply?.text ?? [])).toEqual([`(fr) ${ENGLISH} tomorrow`])
    expect(chat.standing('C1')).toHaveLength(1)
  })

  it('take a translation away when there is nothing to translate any more, or the author opted out, or it is off', async () => {
    const wishes: Record<string, PersonSettings> = {}
    const { chat, channels, general } = await open(inThread, { wishes })
    const [one, two, three] = [1, 2, 3].map((user) => chat.write('C1', ENGLISH, { author: `U${user}` }))
    await settled()
    expect(chat.standing('C1')).toHaveLength(3)
    clock += 1000
    chat.edit(one!.id, '`it was code`')
    wishes.U2 = { neverAnalyse: true }
    chat.edit(two!.id, `${ENGLISH} today`)
    await settled()
    expect(chat.standing('C1').map(({ thread }) => thread)).toEqual([three!.id])
    await channels.change(general, { translation: undefined })
    chat.edit(three!.id, `${ENGLISH} today`)
    await settled()
    expect(chat.standing('C1').filter(({ thread }) => thread)).toEqual([])
  })
})

describe('only for me', () => {
  const ada = { platform: 'slack', workspace: 'T1', user: 'UADA' }

  it('shows a reader what others write, and nobody else', async () => {
    const { chat, own, watch, store } = await open({ languages: ['en', 'fr'] })
    await own.set(ada, 'C1', 'fr')
    await own.set({ ...ada, user: 'UBOB' }, 'C2', 'fr')
    await watch.tick()
    chat.write('C1', ENGLISH)
    chat.write('C1', FRENCH)
    chat.write('C1', ENGLISH, { author: 'UADA' })
    await settled()
    const place = { workspace: 'T1', channel: 'C1', onlyFor: 'UADA' }
    expect(chat.said.map((one) => [one.place, one.reply!.text])).toEqual([[place, `(fr) ${ENGLISH}`]])
    expect(chat.said[0]!.reply!.visibility).toBe('private')
    expect(await store.list('living-answers', '')).toEqual([])
    // No tick: whoever ends it has no more of it.
    await own.set(ada, 'C1', undefined)
    chat.write('C1', ENGLISH)
    await settled()
    expect(chat.said).toHaveLength(1)
  })

  it('is not said twice to who sees it below, and goes with all that is held about a person', async () => {
    const store = createMemoryStore(now)
    const { chat, own, watch } = await open(below, { store })
    await own.set(ada, 'C1', 'fr')
    await own.set({ ...ada, user: 'UCYD' }, 'C1', 'de')
    await watch.tick()
    chat.write('C1', ENGLISH)
    await settled()
    expect(chat.said.map(({ place, reply }) => ['onlyFor' in place, reply!.text])).toEqual([
      [false, `(fr) ${ENGLISH}`],
      [true, `(de) ${ENGLISH}`],
    ])
    const people = createPeople(store)
    expect(await people.held({ ...ada, user: 'UCYD' })).toMatchObject({ settings: 1 })
    expect(await people.forget({ ...ada, user: 'UCYD' })).toMatchObject({ settings: 1 })
    chat.write('C1', ENGLISH)
    await settled()
    expect(chat.said).toHaveLength(3)
  })

  it('is refused for what is no language', async () => {
    const { own } = await open(below)
    await expect(own.set(ada, 'C1', 'klingon')).rejects.toMatchObject({ code: 'UNKNOWN_LANGUAGE' })
  })
})

describe('a flood', () => {
  it('is let go where it is too much, which the channel is told once an hour; what stands stays', async () => {
    const { handle } = echo()
    const busy = { now: false }
    const { chat, failures } = await open(below, {
      handle: async (request) => {
        const reply = await handle(request)
        return busy.now ? { ...reply, error: { code: 'EXPIRED', message: 'late' } } : reply
      },
    })
    const { id } = chat.write('C1', ENGLISH)
    await settled()
    busy.now = true
    clock += 1000
    chat.edit(id, `${ENGLISH} today`)
    for (let index = 0; index < 20; index++) chat.write('C1', `${ENGLISH}, number ${index}`)
    await settled()
    const titles = () => chat.said.map(({ reply }) => reply!.title).filter((title) => title !== '')
    expect(titles()).toEqual(['There is too much to translate right now'])
    expect(chat.standing('C1').map(({ text }) => text)).toContain(`(fr) ${ENGLISH}`)
    clock += 60 * 60_000
    chat.write('C1', ENGLISH)
    await settled()
    expect(titles()).toHaveLength(2)
    expect(failures).toEqual([])
  })

  it.each([
    ['CLOSING', 1],
    ['MODEL_FAILED', 1],
    ['REPETITION', 0],
    ['UNSUPPORTED_LANGUAGE', 0],
  ] as const)(
    'is told from failures, which are not announced: after %s %i old translation stands',
    async (code, standing) => {
      const { handle } = echo()
      const fails = { now: false }
      const { chat } = await open(inThread, {
        handle: async (request) => {
          const reply = await handle(request)
          return fails.now ? { ...reply, error: { code, message: code } } : reply
        },
      })
      const { id } = chat.write('C1', ENGLISH)
      await settled()
      fails.now = true
      clock += 1000
      chat.edit(id, `${ENGLISH} today`)
      await settled()
      expect(chat.standing('C1').map(({ text }) => text)).toEqual(
        Array.from({ length: standing }, () => `(fr) ${ENGLISH}`),
      )
    },
  )

  it('is held up to a number of messages', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { handle, asked } = echo()
    const slow: typeof handle = async (request) => {
      await held
      return await handle(request)
    }
    const { chat } = await open(inThread, { handle: slow, mostAtOnce: 5 })
    for (let index = 0; index < 20; index++) chat.write('C1', `${ENGLISH}, number ${index}`)
    await settled()
    release()
    await settled()
    expect(asked).toHaveLength(5)
    expect(chat.standing('C1')).toHaveLength(6)
  })
})

it('is announced, with where it goes, and says when it ends', async () => {
  const { chat, channels, general } = await open(below)
  await channels.change(general, { translation: below })
  expect(chat.said).toEqual([])
  await channels.change(general, {
    locale: 'fr',
    translation: { languages: ['en', 'fr'], mirror: { channel: 'C2', language: 'de' } },
  })
  expect(chat.said[0]!.reply).toMatchObject({
    title: 'Parley traduit désormais dans ce canal',
    text: expect.stringContaining('anglais et français'),
    fields: [{ label: expect.stringContaining('allemand'), channel: 'C2' }],
  })
  await channels.change(general, { translation: undefined })
  expect(chat.said[1]!.reply!.title).toBe('Parley ne traduit plus dans ce canal')
})

it('leaves no text in the file', async () => {
  const path = newFile()
  const store = openSqliteStore(path, now)
  const { chat } = await open({ ...below, mirror: { channel: 'C2', language: 'fr' } }, { store })
  const { id } = chat.write('C1', 'The meeting about hunter2 starts at ten', { name: 'Ada Hunter' })
  await settled()
  clock += 1000
  chat.edit(id, 'The meeting about hunter2 starts at eleven')
  await settled()
  expect(chat.standing('C2').map(({ text }) => text)).toEqual([
    '(fr) The meeting about hunter2 starts at eleven',
  ])
  store.close()
  expect(readFileSync(path, 'latin1')).toContain('translation-fr')
  expect(readFileSync(path, 'latin1')).not.toMatch(/hunter|meeting/i)
})
