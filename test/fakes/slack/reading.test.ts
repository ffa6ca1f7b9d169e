import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCaller } from './caller.ts'
import { type FakeSlack, type FakeSlackOptions, IDS, openFakeSlack } from './index.ts'

let slack: FakeSlack
const call = createCaller(() => slack)

beforeEach(async () => {
  slack = await openFakeSlack()
})
afterEach(() => slack.close())

async function reopen(options: FakeSlackOptions) {
  await slack.close()
  slack = await openFakeSlack(options)
}

const post = (more: object = {}) => call('chat.postMessage', { channel: IDS.general, text: 'hi', ...more })
const seed = (text: string, more: { thread?: string; user?: string } = {}) =>
  slack.seed({ user: 'ada', channel: 'general', text, ...more }).ts

describe('reading', () => {
  const pages = async (method: string, args: object) => {
    const texts: string[][] = []
    for (let cursor = ''; texts.length === 0 || cursor; ) {
      const page = await call(method, { ...args, cursor })
      texts.push((page.messages as { text: string }[]).map((row) => row.text))
      cursor = (page.response_metadata as { next_cursor: string }).next_cursor
    }
    return texts
  }

  it('gives history in pages, the newest first, and threads apart', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => seed(text))
    for (const text of ['r1', 'r2', 'r3']) seed(text, { thread: a!, user: 'benoit' })
    expect(await pages('conversations.history', { channel: IDS.general, limit: 2 })).toEqual([
      ['c', 'b'],
      ['a'],
    ])
    expect(await pages('conversations.replies', { channel: IDS.general, ts: a, limit: 3 })).toEqual([
      ['a', 'r1', 'r2'],
      ['r3'],
    ])
    const range = { channel: IDS.general, oldest: a, latest: c }
    expect(await pages('conversations.history', range)).toEqual([['b']])
    expect(await pages('conversations.history', { ...range, inclusive: true })).toEqual([['c', 'b', 'a']])
    const { messages } = await call('conversations.history', { channel: IDS.general })
    expect((messages as object[])[2]).toMatchObject({ reply_count: 3, reply_users: [IDS.benoit] })
    expect(await call('conversations.replies', { channel: IDS.general, ts: b })).toMatchObject({
      messages: [{ text: 'b' }],
    })
  })

  it.each([
    ['conversations.history', { channel: IDS.general, limit: 1000 }, 'invalid_limit'],
    ['conversations.history', { channel: IDS.general, cursor: 'x' }, 'invalid_cursor'],
    ['conversations.history', { channel: IDS.outside }, 'not_in_channel'],
    ['conversations.replies', { channel: IDS.general, ts: '1.2' }, 'thread_not_found'],
    ['conversations.members', { channel: IDS.hidden }, 'channel_not_found'],
    ['users.info', { user: 'U0NOBODY' }, 'user_not_found'],
    ['chat.getPermalink', { channel: IDS.general, message_ts: '1.2' }, 'message_not_found'],
  ])('%s refuses %j', async (method, args, error) => {
    expect(await call(method, args)).toMatchObject({ ok: false, error })
  })

  it('knows people, members and links', async () => {
    const { user } = await call('users.info', { user: IDS.benoit, include_locale: true })
    expect(user).toMatchObject({ locale: 'fr-FR', profile: { display_name: 'Benoît' }, is_restricted: false })
    const { members } = await call('conversations.members', { channel: IDS.secret })
    expect(members).not.toContain(IDS.carla)
    const ts = seed('x')
    const thread = seed('y', { thread: ts })
    const { permalink } = await call('chat.getPermalink', { channel: IDS.general, message_ts: thread })
    expect(permalink).toContain(`/archives/${IDS.general}/p${thread.replace('.', '')}?thread_ts=${ts}`)
    const { channels } = await call('users.conversations', {
      user: IDS.carla,
      types: 'public_channel,private_channel',
    })
    expect((channels as { name: string }[]).map((row) => row.name)).toEqual(['general', 'random'])
  })

  it('gives no more than the rate limits', async () => {
    let now = 1_700_000_000_000
    await reopen({ rateLimits: true, now: () => now })
    const statuses = async (count: number) => {
      const all: number[] = []
      for (let index = 0; index < count; index += 1) all.push((await post()).status)
      return all
    }
    expect(await statuses(4)).toEqual([200, 200, 200, 429])
    now += 1000
    expect(await statuses(2)).toEqual([200, 429])
    expect(slack.refusals).toEqual([])
  })
})
