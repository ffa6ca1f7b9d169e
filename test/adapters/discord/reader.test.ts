import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { READING } from '../../../adapters/discord/rate-limits.ts'
import { IDS } from '../../fakes/discord/index.ts'
import { bits } from '../../fakes/discord/permissions.ts'
import type { Author, Message } from '../../fakes/discord/world.ts'
import { type OpenServer, openServer, type ServerOptions } from './open-server.ts'

let server: OpenServer
beforeEach(async () => {
  server = await openServer({ content: true })
})
afterEach(() => server.close())
async function reopen(options: ServerOptions) {
  await server.close()
  server = await openServer(options)
}

const START = Date.parse('2026-01-01T00:00:00Z')
const EPOCH = 1_420_070_400_000
/** The id of a message of this second after the start. */
const idAt = (second: number) => String(BigInt(START + second * 1000 - EPOCH) << 22n)
const author = (id: string): Author => {
  const { username, global_name, bot } = server.discord.world.users.find((one) => one.id === id)!
  return { id, username, global_name, discriminator: '0', avatar: null, ...(bot && { bot }) }
}
/** Puts a message into a channel, of so many seconds after the start. */
function put(second: number, content: string, more: object = {}, channel: string = IDS.general): string {
  const id = idAt(second)
  const timestamp = new Date(START + second * 1000).toISOString().replace('Z', '000+00:00')
  const message = {
    ...{
      id,
      channel_id: channel,
      type: 0,
      author: author(IDS.ada),
      content,
      timestamp,
      edited_timestamp: null,
    },
    ...{ tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], embeds: [] },
    ...{ components: [], pinned: false, flags: 0, reactions: [] },
    ...more,
  }
  server.channel(channel).messages.push(message as Message)
  return id
}
const reader = () => server.reader
const read = (channel: string = IDS.general) => reader().channel(channel, {})
const texts = (reading: { messages: { text: string }[] }) => reading.messages.map(({ text }) => text)
const file = (filename: string, title?: string) => ({ filename, ...(title && { title }) })

describe('what a message becomes', () => {
  it('names instead of ids, plain words instead of tokens', async () => {
    const mentions = [author(IDS.benoit), author(IDS.fatou)]
    put(
      1,
      `<@${IDS.benoit}> and <@!${IDS.fatou}>: <@&${IDS.crewRole}> in <#${IDS.random}>, not <#${IDS.secret}>, ` +
        '<:wave:123> at <t:1769882400:R> with </translate:99>; 1 < 2, https://example.org',
      { mentions },
    )
    const { messages, remarks } = await read()
    expect(remarks).toEqual([])
    expect(messages).toEqual([
      {
        id: idAt(1),
        user: 'Ada',
        author: IDS.ada,
        time: '2026-01-01T00:00:01.000Z',
        text:
          `@Ben and @Fatou: @crew in #random, not <#${IDS.secret}>, ` +
          ':wave: at 2026-01-31 18:00 UTC with /translate; 1 < 2, https://example.org',
      },
    ])
  })

  it('names of channels only where all who can read along can see them', async () => {
    const about = [IDS.secret, IDS.hidden, IDS.general, IDS.thread, IDS.whisper, IDS.lobby]
    const words = about.map((id) => `<#${id}>`).join(' ')
    for (const channel of [IDS.general, IDS.secret, IDS.dmAda]) put(1, words, {}, channel)
    const token = (id: string) => `<#${id}>`
    const [secret, hidden, , , whisper, lobby] = about.map(token)
    expect(texts(await read())).toEqual([`${secret} ${hidden} #general #thread ${whisper} ${lobby}`])
    expect(texts(await read(IDS.dmAda))).toEqual([words])
    // People are let into #secret one by one, so nobody can say what else they all see.
    expect(texts(await read(IDS.secret))).toEqual([`#secret ${about.slice(1).map(token).join(' ')}`])
  })

  it('no name of a channel that is shut to somebody', async () => {
    const shut = { id: IDS.carla, type: 1, allow: 0n, deny: bits('ViewChannel') } as const
    await reopen({ change: ({ channel }) => channel(IDS.random).overwrites.push(shut) })
    put(1, `<#${IDS.random}>`)
    expect(texts(await read())).toEqual([`<#${IDS.random}>`])
  })

  it('bots and webhooks are marked, and a webhook is nobody', async () => {
    put(1, 'posted', { author: author(IDS.robot) })
    const hook = { ...author(IDS.robot), id: '1100000000000007777', username: 'Jenkins', global_name: null }
    put(2, 'built', { author: hook, webhook_id: hook.id })
    const { messages } = await read()
    expect(messages.map(({ user, author: by, bot }) => [user, by, bot])).toEqual([
      ['Robot', IDS.robot, true],
      ['Jenkins', undefined, true],
    ])
  })

  it('without a text: embeds, what was forwarded, and the names of files, stickers and polls', async () => {
    const embed = { title: 'Build 7', description: 'failed', fields: [{ name: 'branch', value: 'main' }] }
    put(1, '', { embeds: [embed] })
    put(2, '', { attachments: [file('plan.pdf', 'The plan'), file('b.txt')] })
    put(3, '', { sticker_items: [{ id: '1', name: 'Wave', format_type: 1 }] })
    put(4, '', { poll: { question: { text: 'Tea?' }, answers: [] } })
    const forwarded = { content: 'from <#1> elsewhere', embeds: [], attachments: [] }
    put(5, '', { message_snapshots: [{ message: forwarded }] })
    put(6, 'look', { attachments: [file('c.txt')], embeds: [embed] })
    put(7, '', { components: [{ type: 17, components: [] }] })
    // Another bot is thinking.
    put(8, '', { type: 20, flags: 128, author: author(IDS.robot) })
    const reading = await read()
    expect(texts(reading)).toEqual([
      'Build 7\nfailed\nbranch: main',
      '[The plan] [b.txt]',
      '[Wave]',
      '[Tea?]',
      'from <#1> elsewhere',
      'look',
    ])
    expect(reading.remarks).toEqual([])
  })

  it('joins, pins and boosts are left out', async () => {
    for (const [second, type] of [6, 7, 8, 18, 24, 46].entries()) put(second, 'noise', { type })
    put(10, 'answer', { type: 19 })
    expect(texts(await read())).toEqual(['answer'])
  })
})

describe('channels of all kinds', () => {
  it('threads begin with the message that they were started from', async () => {
    const started = put(1, 'start')
    const starter = server.channel(IDS.general).messages.at(-1)!
    put(2, '', { type: 21, referenced_message: starter }, IDS.thread)
    put(3, 'reply', {}, IDS.thread)
    const { messages } = await read(IDS.thread)
    expect(messages.map(({ id, text }) => [id, text])).toEqual([
      [started, 'start'],
      [idAt(3), 'reply'],
    ])
  })

  it('posts in forums, the chats of voice channels and direct messages', async () => {
    for (const channel of [IDS.post, IDS.voice, IDS.dmAda, IDS.whisper]) {
      put(1, 'first', {}, channel)
      expect(texts(await read(channel))).toEqual(['first'])
    }
  })

  it('in direct messages people are called as they call themselves', async () => {
    put(1, 'hi', { author: author(IDS.benoit) }, IDS.dmBenoit)
    expect((await read(IDS.dmBenoit)).messages).toMatchObject([{ user: 'Benoît' }])
  })
})

describe('thousands of messages', () => {
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, one) => `${from + one}`)
  beforeEach(() => {
    for (const text of numbers(0, 2500)) put(Number(text), text)
  })

  it('are paged, the newest that are wanted', async () => {
    expect(texts(await read())).toEqual(numbers(2400, 2500))
    const done: number[] = []
    const reading = await reader().channel(IDS.general, { last: 950 }, (count) => done.push(count))
    expect(texts(reading)).toEqual(numbers(1550, 2500))
    expect(reading.remarks).toEqual([])
    expect(done.at(-1)).toBe(950)
    const since = await reader().channel(IDS.general, { since: START + 2_000_000 })
    expect(texts(since)).toEqual(numbers(2000, 2500))
  })

  it('are cut at a thousand, which is said', async () => {
    const { messages, remarks } = await reader().channel(IDS.general, { last: 2500 })
    expect(messages.map(({ text }) => text)).toEqual(numbers(1500, 2500))
    expect(remarks).toEqual([{ kind: 'cut', read: READING.maximumMessages }])
  })

  it('are all there when calls fail on the way', async () => {
    const { discord } = server
    discord.rateLimits = true
    const path = /messages$/
    discord.fail({ method: 'GET', path, status: 500, times: 6 })
    discord.fail({ method: 'GET', path, status: 429, retryAfter: 1 })
    discord.fail({ method: 'GET', path, status: 'reset' })
    discord.fail({ method: 'GET', path, status: 'lost' })
    const { messages } = await reader().channel(IDS.general, { last: 600 })
    expect(messages.map(({ text }) => text)).toEqual(numbers(1900, 2500))
  })

  it('leave no trace in memory', async () => {
    await reader().channel(IDS.general, { last: 900 })
    const channel = server.client.channels.cache.get(IDS.general)!
    expect(channel.isTextBased() && channel.messages.cache.size).toBe(0)
  })
})

describe('without the message-content intent', () => {
  it('reads what it may, and says how much it may not', async () => {
    await reopen({ content: false })
    put(1, 'of somebody')
    put(2, `<@${IDS.bot}> to Parley`, { mentions: [author(IDS.bot)] })
    put(3, 'of Parley', { author: author(IDS.bot) })
    put(4, '', { attachments: [file('a.txt')] })
    put(5, '', { sticker_items: [{ id: '1', name: 'Wave', format_type: 1 }] })
    const { messages, remarks } = await read()
    expect(messages.map(({ text }) => text)).toEqual(['@Parley to Parley', 'of Parley', '[Wave]'])
    expect(remarks).toEqual([{ kind: 'intent', unread: 2 }])
    put(1, 'hello', {}, IDS.dmAda)
    expect(await read(IDS.dmAda)).toMatchObject({ messages: [{ text: 'hello' }], remarks: [] })
    expect(await reader().message(IDS.general, idAt(1))).toMatchObject({ text: '', unread: true })
    expect(await reader().message(IDS.general, idAt(3))).toMatchObject({ unread: false })
  })
})

describe('one message', () => {
  it('keeps its tokens, with its reactions and the thread that was started from it', async () => {
    const custom = { id: '1100000000000005555', name: 'party' }
    const id = put(1, `Hi <@${IDS.benoit}> <:wave:123>`, {
      reactions: [
        { emoji: { id: null, name: '🇫🇷' }, users: [IDS.ada] },
        { emoji: custom, users: [IDS.ada] },
      ],
    })
    server.discord.startThread({ user: 'ada', channel: 'general', name: 'more', message: id })
    expect(await reader().message(IDS.general, id)).toEqual({
      text: `Hi <@${IDS.benoit}> <:wave:123>`,
      author: IDS.ada,
      thread: id,
      bot: false,
      reactions: ['🇫🇷'],
      unread: false,
    })
  })

  it('gives the text of its embeds when it has no other', async () => {
    const id = put(1, '', { embeds: [{ title: 'Build 7' }], author: author(IDS.robot) })
    expect(await reader().message(IDS.general, id)).toMatchObject({ text: 'Build 7', bot: true })
  })

  it('is none when it is gone, or nobody wrote it', async () => {
    expect(await reader().message(IDS.general, idAt(1))).toBeUndefined()
    const join = put(2, '', { type: 7 })
    expect(await reader().message(IDS.general, join)).toBeUndefined()
    expect(await reader().message('1100000000000009999', join)).toBeUndefined()
  })

  it('rejects what Discord refuses, as it came', async () => {
    await expect(reader().message(IDS.hidden, idAt(1))).rejects.toMatchObject({ code: 50001 })
    await expect(reader().channel(IDS.hidden, {})).rejects.toMatchObject({ code: 50001 })
  })
})

describe('links', () => {
  const at = (...path: string[]) => `https://discord.com/channels/${path.join('/')}`

  it('lead to messages in servers and direct messages', async () => {
    expect([...(await reader().links(IDS.general, ['1', '2']))]).toEqual([
      ['1', at(IDS.guild, IDS.general, '1')],
      ['2', at(IDS.guild, IDS.general, '2')],
    ])
    expect((await reader().links(IDS.dmAda, ['1'])).get('1')).toBe(at('@me', IDS.dmAda, '1'))
  })

  it('lead to where the first message of a thread stands', async () => {
    const inThread = await reader().links(IDS.thread, [IDS.thread, '2'])
    expect([...inThread.values()]).toEqual([
      at(IDS.guild, IDS.general, IDS.thread),
      at(IDS.guild, IDS.thread, '2'),
    ])
    const inPost = await reader().links(IDS.post, [IDS.post])
    expect([...inPost.values()]).toEqual([at(IDS.guild, IDS.post, IDS.post)])
  })

  it('are none where Parley sees nothing', async () => {
    expect(await reader().links(IDS.lounge, ['1'])).toEqual(new Map())
  })
})

describe('what is heard of a span', () => {
  const span = (since: number, until: number) =>
    reader().span(IDS.general, START + since * 1000, START + until * 1000)

  it('has the messages of the channel and of its threads', async () => {
    put(10, 'before')
    put(40, 'now', { edited_timestamp: new Date(START + 41_000).toISOString() })
    put(45, 'joined', { type: 7 })
    put(46, 'a robot', { author: author(IDS.robot) })
    put(50, 'in a thread', {}, IDS.thread)
    put(60, 'after it')
    const heard = await span(30, 60)
    expect(heard.messages.map(({ text }) => text)).toEqual(['now', 'a robot', 'in a thread'])
    expect(heard.complete).toBe(true)
    expect(heard.messages[0]).toEqual({
      ...{ id: idAt(40), author: IDS.ada, name: 'Ada', text: 'now', bot: false },
      ...{ time: START + 40_000, edited: START + 41_000 },
    })
    expect(heard.messages[1]).toMatchObject({ bot: true })
    expect(heard.messages[2]).toMatchObject({ thread: IDS.thread })
  })

  it('has those of threads that were closed before Parley came, unless that was before the span', async () => {
    const [closed, old] = ['1100000000000000098', '1100000000000000099']
    for (const id of [closed, old]) {
      // Nobody tells the client of it.
      const thread = { ...server.channel(IDS.thread), id, messages: [], archived: true }
      server.discord.world.channels.push(thread)
    }
    put(10, 'too old', {}, old)
    put(20, 'too old as well', {}, closed)
    put(40, 'in a closed thread', {}, closed)
    put(50, 'in the channel')
    const heard = await span(30, 60)
    expect(heard.messages.map(({ text, thread }) => [text, thread])).toEqual([
      ['in a closed thread', closed],
      ['in the channel', undefined],
    ])
    expect(heard.complete).toBe(true)
    const read = server.discord.calls.map(({ path }) => path)
    expect(read).toContain(`/channels/${closed}/messages`)
    expect(read).not.toContain(`/channels/${old}/messages`)
  })
})
