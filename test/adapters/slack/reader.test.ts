import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { READING, SPAN } from '../../../adapters/slack/rate-limits.ts'
import { ALL_SCOPES, IDS, type Message } from '../../fakes/slack/index.ts'
import { type OpenWorkspace, openWorkspace } from './open-workspace.ts'

let workspace: OpenWorkspace
beforeEach(async () => {
  workspace = await openWorkspace()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await workspace.slack.close()
})

const START = 1_700_000_000
const stamp = (second: number) => `${START + second}.000100`
/** Puts a message into #general, so many seconds after the start. */
function put(second: number, text: string, more: Partial<Message> = {}) {
  const message: Message = {
    type: 'message',
    team: IDS.team,
    user: IDS.ada,
    ts: stamp(second),
    text,
    ...more,
  }
  if (message.user === undefined) delete message.user
  workspace.channel(IDS.general).messages.push(message)
  return message.ts
}
/** A thread that begins at this second, with a reply every second. */
function putThread(second: number, text: string, replies: number) {
  const thread_ts = put(second, text, { thread_ts: stamp(second) })
  for (let reply = 1; reply <= replies; reply++) put(second + reply, `${text}.${reply}`, { thread_ts })
  return thread_ts
}
const reader = () => workspace.reader
const texts = (reading: { messages: { text: string }[] }) => reading.messages.map(({ text }) => text)
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `${from + index}`)
function fill(many: number) {
  for (let second = 0; second < many; second++) put(second, `${second}`)
}

describe('what a message becomes', () => {
  it('names instead of ids, plain words instead of tokens', async () => {
    put(
      1,
      '<@U0BEN00001> and <@U0NOBODY01|bob>: see <#C0RANDOM01|random>, <#C0SECRET01|>, <!here>, <!subteam^S1|@ops>, ' +
        '<!date^1392734382^{date}|Feb 18>, <https://example.org/?a=1&amp;b=2|the &lt;page&gt;>, ' +
        '<https://example.org/?a=1&amp;b=2>, <mailto:ada@example.org|ada@example.org>; 1 &lt; 2 &amp;&amp; &lt;@U0ADA00001&gt;',
    )
    const { messages } = await reader().channel(IDS.general, {})
    expect(messages).toEqual([
      {
        id: stamp(1),
        user: 'Ada',
        author: IDS.ada,
        time: new Date((START + 1) * 1000).toISOString(),
        text:
          '@Benoît and @somebody: see #random, #C0SECRET01, @here, @ops, Feb 18, the <page>, ' +
          'https://example.org/?a=1&b=2, ada@example.org; 1 < 2 && <@U0ADA00001>',
      },
    ])
  })

  it('bots are marked, and called what they call themselves', async () => {
    const by = { user: undefined, subtype: 'bot_message', bot_id: 'B1' } as unknown as Partial<Message>
    put(1, 'built', { ...by, username: 'Jenkins' } as Partial<Message>)
    put(2, 'posted', { user: IDS.robot, bot_id: 'B0ROBOT001', bot_profile: { name: 'Robo' } })
    put(3, 'nameless', by)
    const { messages } = await reader().channel(IDS.general, {})
    expect(messages.map(({ user, bot }) => [user, bot])).toEqual([
      ['Jenkins', true],
      ['Robo', true],
      ['bot', true],
    ])
  })

  it('files and attachments without a text are told by their titles', async () => {
    const file = { id: 'F1', name: 'plan.pdf', title: 'The plan' }
    put(1, '', { files: [file, { id: 'F2', name: 'b.txt', title: '' }], subtype: 'file_share' })
    put(2, '', { attachments: [{ fallback: 'Build 7 failed' }] })
    put(3, 'look', { files: [file] })
    put(4, '')
    expect(texts(await reader().channel(IDS.general, {}))).toEqual([
      '[The plan] [b.txt]',
      '[Build 7 failed]',
      'look',
    ])
  })

  it('joins, topics, gravestones and hidden ones are left out', async () => {
    for (const subtype of [
      'channel_join',
      'channel_leave',
      'channel_topic',
      'pinned_item',
      'tombstone',
      'new',
    ]) {
      put(1, `${subtype}!`, { subtype, ts: `${START}.${subtype.length}` })
    }
    put(2, 'hidden', { hidden: true } as Partial<Message>)
    put(3, 'waves', { subtype: 'me_message' })
    expect(texts(await reader().channel(IDS.general, {}))).toEqual(['waves'])
  })
})

describe('one message', () => {
  it('keeps its tokens, at the top and in a thread', async () => {
    const reactions = [{ name: 'flag-fr', users: [IDS.ada], count: 1 }]
    const thread = put(1, 'Hi <@U0BEN00001> &amp; <https://example.org|all>', {
      thread_ts: stamp(1),
      reactions,
    })
    const reply = put(2, '1 &lt; 2', { thread_ts: thread, user: IDS.benoit })
    const alone = put(3, 'alone', { user: IDS.robot, bot_id: 'B0ROBOT001' })
    expect(await reader().message(IDS.general, thread)).toEqual({
      text: 'Hi <@U0BEN00001> & <https://example.org|all>',
      author: IDS.ada,
      thread,
      bot: false,
      reactions: ['flag-fr'],
    })
    const one = { author: IDS.benoit, thread, bot: false, reactions: [] }
    expect(await reader().message(IDS.general, reply)).toEqual({ text: '1 < 2', ...one })
    const other = { author: IDS.robot, bot: true, reactions: [] }
    expect(await reader().message(IDS.general, alone)).toEqual({ text: 'alone', ...other })
  })

  it('is undefined when it is gone, and an error when it may not be read', async () => {
    const grave = put(1, 'This message was deleted.', { subtype: 'tombstone' })
    expect(await reader().message(IDS.general, grave)).toBeUndefined()
    expect(await reader().message(IDS.general, stamp(99))).toBeUndefined()
    await expect(reader().message(IDS.outside, stamp(99))).rejects.toMatchObject({
      data: { error: 'not_in_channel' },
    })
  })
})

describe('a channel', () => {
  it('gives the newest hundred when nothing is said', async () => {
    fill(150)
    const reading = await reader().channel(IDS.general, {})
    expect(texts(reading)).toEqual(numbers(50, 150))
    expect(reading.remarks).toEqual([])
  })

  it('gives as many as are asked for, page by page, in order of time', async () => {
    fill(3000)
    const progress: number[] = []
    const reading = await reader().channel(IDS.general, { last: 450 }, (done) => progress.push(done))
    expect(texts(reading)).toEqual(numbers(2550, 3000))
    expect([reading.remarks, progress]).toEqual([[], [200, 400, 600]])
  })

  it.each([{ last: 5000 }, { since: START * 1000 }])('stops at a thousand and says so: %o', async (range) => {
    fill(3000)
    const reading = await reader().channel(IDS.general, range)
    expect(texts(reading)).toEqual(numbers(2000, 3000))
    expect(reading.remarks).toEqual([{ kind: 'cut', read: 1000 }])
    expect(workspace.callsOf('conversations.history')).toHaveLength(5)
  })

  it('says nothing when all there is was read', async () => {
    fill(1000)
    expect((await reader().channel(IDS.general, { last: 5000 })).remarks).toEqual([])
    expect((await reader().channel(IDS.general, { since: 0 })).remarks).toEqual([])
  })

  it('gives what was said since a time, that moment too', async () => {
    fill(300)
    const since = START * 1000 + 50_000 + 0.1
    expect(texts(await reader().channel(IDS.general, { since }))).toEqual(numbers(50, 300))
    expect(texts(await reader().channel(IDS.general, { since, last: 10 }))).toEqual(numbers(290, 300))
  })

  it('counts what was written, not joins', async () => {
    for (let second = 0; second < 600; second++) {
      put(second, `${second}`, second % 3 ? { subtype: 'channel_join' } : {})
    }
    expect(texts(await reader().channel(IDS.general, { last: 150 }))).toEqual(
      numbers(0, 600)
        .filter((_, second) => second % 3 === 0)
        .slice(-150),
    )
  })

  it('reads the replies in its threads, each once and in their place', async () => {
    const thread = putThread(0, 'a', 2)
    put(1.5, 'between', { ts: stamp(1).replace('000100', '500000') })
    // Slack shows it in both places.
    put(3, 'also here', { thread_ts: thread, subtype: 'thread_broadcast' })
    put(4, 'after')
    expect(texts(await reader().channel(IDS.general, {}))).toEqual([
      'a',
      'a.1',
      'between',
      'a.2',
      'also here',
      'after',
    ])
    expect(texts(await reader().channel(IDS.general, { last: 3 }))).toEqual(['a.2', 'also here', 'after'])
  })

  const DAY = 24 * 3600
  const since = (second: number) => ({ since: (START + second) * 1000 })

  it('reads what was said since a time also in threads that began in the week before', async () => {
    const old = putThread(0, 'old', 1)
    put(6 * DAY, 'now', { ts: stamp(6 * DAY) })
    put(6 * DAY + 1, 'late', { thread_ts: old })
    const reading = await reader().channel(IDS.general, since(6 * DAY))
    expect(texts(reading)).toEqual(['now', 'late'])
    expect(reading.remarks).toEqual([])
  })

  it('says when there was too much before to look for such threads', async () => {
    fill(READING.lookedThrough + 1)
    put(2 * DAY, 'now')
    const reading = await reader().channel(IDS.general, since(DAY))
    expect(texts(reading)).toEqual(['now'])
    expect(reading.remarks).toEqual([{ kind: 'lateCut' }])
  })

  it('reads the newest thirty threads and says so', async () => {
    for (let thread = 0; thread < 40; thread++) putThread(thread * 10, `${thread}`, 1)
    const reading = await reader().channel(IDS.general, {})
    expect(reading.remarks).toEqual([{ kind: 'threadsCut', read: 30, threads: 40 }])
    expect(texts(reading)).toContain('39.1')
    expect(texts(reading)).not.toContain('9.1')
  })

  it('does not wait for ever when Slack gives little at a time', async () => {
    fill(1000)
    putThread(2000, 'late', 3)
    let now = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(now)
    const { history } = workspace.client.conversations
    // As for apps that Slack restricts: 15 messages, and a minute to wait after each page.
    workspace.client.conversations.history = async (args) => {
      now += 60_000
      vi.spyOn(Date, 'now').mockReturnValue(now)
      return await history({ ...args!, limit: 15 })
    }
    const reading = await reader().channel(IDS.general, { last: 200 })
    expect(texts(reading)).toEqual([...numbers(971, 1000), 'late'])
    expect(reading.remarks).toEqual([
      { kind: 'cut', read: 30 },
      { kind: 'threadsCut', read: 0, threads: 1 },
    ])
  })

  it('goes on after 429 and 500', async () => {
    fill(700)
    putThread(800, 'thread', 5)
    const { slack } = workspace
    slack.fail({ method: 'conversations.history', status: 429, retryAfter: 1 })
    slack.fail({ method: 'conversations.history', status: 500, times: 2 })
    slack.fail({ method: 'conversations.replies', status: 'reset' })
    slack.fail({ method: 'users.info', status: 500 })
    const reading = await reader().channel(IDS.general, { last: 1000 })
    expect(reading.messages).toHaveLength(706)
    expect(new Set(reading.messages.map(({ user }) => user))).toEqual(new Set(['Ada']))
  })

  it('tells the remedy when it may not be read', async () => {
    const outside = await reader().channel(IDS.outside, {})
    expect(outside).toEqual({ messages: [], remarks: [{ kind: 'invite', channel: IDS.outside }] })
    await workspace.slack.close()
    workspace = await openWorkspace({ scopes: ALL_SCOPES.filter((scope) => scope !== 'channels:history') })
    const scopeless = await reader().channel(IDS.general, {})
    expect(scopeless).toEqual({ messages: [], remarks: [{ kind: 'scope', scope: 'channels:history' }] })
  })

  it('rejects when it is not about rights', async () => {
    workspace.slack.revoke()
    await expect(reader().channel(IDS.general, {})).rejects.toMatchObject({
      data: { error: 'token_revoked' },
    })
  })
})

describe('a thread', () => {
  it('is read from its first message on, and nothing else', async () => {
    put(0, 'before')
    const thread = putThread(1, 'a', 450)
    const reading = await reader().thread(IDS.general, thread, {})
    expect(texts(reading)).toEqual(['a', ...numbers(1, 451).map((number) => `a.${number}`)])
    expect(reading.remarks).toEqual([])
  })

  it('gives its newest, or what was said since', async () => {
    const thread = putThread(0, 'a', 450)
    expect(texts(await reader().thread(IDS.general, thread, { last: 2 }))).toEqual(['a.449', 'a.450'])
    const since = (START + 449) * 1000
    expect(texts(await reader().thread(IDS.general, thread, { since }))).toEqual(['a.449', 'a.450'])
  })

  it('stops at a thousand, the newest, and says so', async () => {
    const thread = putThread(0, 'a', 2100)
    const reading = await reader().thread(IDS.general, thread, {})
    expect(texts(reading).slice(0, 1)).toEqual(['a.1101'])
    expect(reading.messages).toHaveLength(READING.maximumMessages)
    expect(reading.remarks).toEqual([{ kind: 'cut', read: 1000 }])
  })

  it('is empty when it is gone', async () => {
    expect(await reader().thread(IDS.general, stamp(7), {})).toEqual({ messages: [], remarks: [] })
  })
})

describe('links', () => {
  it('are asked for once, and missing for what is gone', async () => {
    const thread = putThread(0, 'a', 1)
    const ids = [thread, stamp(1), thread, stamp(77)]
    const links = await reader().links(IDS.general, ids)
    expect([...links.keys()]).toEqual([thread, stamp(1)])
    expect(links.get(stamp(1))).toContain(`thread_ts=${thread}`)
    await reader().links(IDS.general, ids.slice(0, 2))
    expect(workspace.callsOf('chat.getPermalink')).toHaveLength(3)
  })
})

describe('what is heard of a span', () => {
  const span = (since: number, until: number) =>
    reader().span(IDS.general, (START + since) * 1000, (START + until) * 1000)
  const said = (heard: { messages: { text: string }[] }) => heard.messages.map(({ text }) => text)

  it('has its messages in order, with late replies to threads that began before', async () => {
    const old = putThread(1, 'old', 1)
    const late = put(50, 'late', { thread_ts: old })
    put(40, 'now &amp; then', { user: IDS.benoit, edited: { user: IDS.benoit, ts: stamp(45) } })
    put(45, 'a bot', { bot_id: 'B1', reactions: [{ name: 'tada::skin-tone-2', users: [IDS.ada], count: 1 }] })
    put(60, 'after it')
    workspace.channel(IDS.general).messages.sort((one, other) => Number(one.ts) - Number(other.ts))
    const heard = await span(30, 60)
    expect(said(heard)).toEqual(['now & then', 'a bot', 'late'])
    expect(heard.complete).toBe(true)
    expect(heard.messages[0]).toEqual({
      ...{ id: stamp(40), author: IDS.benoit, name: 'Benoît', text: 'now & then', bot: false },
      ...{ time: (START + 40) * 1000, edited: (START + 45) * 1000 },
    })
    expect(heard.messages[1]).toMatchObject({ bot: true, reactions: [{ emoji: 'tada', person: IDS.ada }] })
    expect(heard.messages[2]).toMatchObject({ id: late, thread: old })
  })

  const DAY = 24 * 3600

  it('has late replies below a message that was deleted', async () => {
    const old = putThread(1, 'old', 1)
    workspace.slack.delete({ user: 'ada', channel: 'general', ts: old })
    put(50, 'late', { thread_ts: old })
    expect(said(await span(30, 60))).toEqual(['late'])
  })

  it('leaves out old threads, which is no lack, until a reply is sent to the channel too', async () => {
    const old = putThread(0, 'old', 1)
    put(9 * DAY, 'late', { thread_ts: old })
    expect(await span(8 * DAY, 10 * DAY)).toEqual({ messages: [], complete: true })
    put(9 * DAY + 1, 'look', { thread_ts: old, subtype: 'thread_broadcast' })
    put(9 * DAY + 2, 'later', { thread_ts: old })
    expect(said(await span(8 * DAY, 10 * DAY))).toEqual(['late', 'look', 'later'])
  })

  it('is not complete when there was too much in the week before to look for late replies', async () => {
    fill(SPAN.lookedThrough + 1)
    put(2 * DAY, 'now')
    expect(await span(DAY, 3 * DAY)).toMatchObject({ messages: [{ text: 'now' }], complete: false })
  })
})
