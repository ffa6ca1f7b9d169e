import { type APIMessage, MessageType } from 'discord.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gather } from '../../../adapters/discord/history.ts'
import { READING } from '../../../adapters/discord/rate-limits.ts'

const START = Date.parse('2026-01-01T00:00:00Z')
/** The message of this second; ids grow with time, as Discord's do. */
const post = (second: number, type = MessageType.Default) =>
  ({
    id: String(10_000 + second),
    type,
    timestamp: new Date(START + second * 1000).toISOString(),
  }) as APIMessage

/** A channel with these messages, the oldest first, which counts how often it is asked. */
function channelWith(posts: APIMessage[]) {
  const asked: (string | undefined)[] = []
  const ask = async (before?: string) => {
    asked.push(before)
    const earlier = posts.filter(({ id }) => before === undefined || BigInt(id) < BigInt(before))
    return earlier.slice(-READING.pageMessages).reverse()
  }
  return { ask, asked }
}
const seconds = (count: number) => Array.from({ length: count }, (_, second) => post(second))
const idsOf = ({ posts }: { posts: APIMessage[] }) => posts.map(({ id }) => id)
const ids = (posts: APIMessage[]) => posts.map(({ id }) => id)

describe('which messages', () => {
  it('the newest hundred when none are named', async () => {
    const all = seconds(250)
    const { ask, asked } = channelWith(all)
    const gathered = await gather(ask, {})
    expect(idsOf(gathered)).toEqual(ids(all.slice(-READING.defaultMessages)))
    expect(gathered.remarks).toEqual([])
    expect(asked).toHaveLength(1)
  })

  it('as many as are wanted, in as few pages as it takes', async () => {
    const all = seconds(1234)
    const { ask, asked } = channelWith(all)
    const gathered = await gather(ask, { last: 250 })
    expect(idsOf(gathered)).toEqual(ids(all.slice(-250)))
    expect(gathered.remarks).toEqual([])
    expect(asked).toEqual([undefined, all.at(-100)!.id, all.at(-200)!.id])
  })

  it('those since a time', async () => {
    const all = seconds(450)
    const { ask, asked } = channelWith(all)
    const gathered = await gather(ask, { since: START + 250_000 })
    expect(idsOf(gathered)).toEqual(ids(all.slice(250)))
    expect(gathered.remarks).toEqual([])
    expect(asked).toHaveLength(3)
  })

  it('at most a thousand of thousands, and says so', async () => {
    const all = seconds(5000)
    for (const range of [{ last: 5000 }, { since: START }]) {
      const { ask, asked } = channelWith(all)
      const gathered = await gather(ask, range)
      expect(idsOf(gathered)).toEqual(ids(all.slice(-READING.maximumMessages)))
      expect(gathered.remarks).toEqual([{ kind: 'cut', read: READING.maximumMessages }])
      expect(asked.length).toBeLessThanOrEqual(11)
    }
  })

  it('says nothing when a thousand were all there were', async () => {
    const { ask } = channelWith(seconds(READING.maximumMessages))
    expect(await gather(ask, { last: 5000 })).toMatchObject({ remarks: [] })
  })

  it('what people wrote, not joins, pins and boosts, and gives up in a channel that is full of them', async () => {
    const { UserJoin, GuildBoost, ChannelPinnedMessage, Reply, ChatInputCommand } = MessageType
    const some = [UserJoin, Reply, GuildBoost, ChatInputCommand, ChannelPinnedMessage].map((type, second) =>
      post(second, type),
    )
    expect(idsOf(await gather(channelWith(some).ask, {}))).toEqual(ids([some[1]!, some[3]!]))
    const joins = seconds(5000).map((one) => ({ ...one, type: UserJoin }) as APIMessage)
    const { ask, asked } = channelWith([post(-1), ...joins])
    expect(await gather(ask, {})).toEqual({ posts: [], remarks: [{ kind: 'cut', read: 0 }] })
    expect(asked).toHaveLength(READING.pages)
  })

  it('the message that a thread was started from, unless it is gone', async () => {
    const pointer = post(5, MessageType.ThreadStarterMessage)
    const started = { ...pointer, referenced_message: post(1) } as APIMessage
    expect(idsOf(await gather(channelWith([started, post(6)]).ask, {}))).toEqual(ids([post(1), post(6)]))
    const alone = { ...pointer, referenced_message: null } as APIMessage
    expect(idsOf(await gather(channelWith([alone, post(6)]).ask, {}))).toEqual(ids([post(6)]))
  })
})

it('for any channel and range: the newest in the range, in order, each once', async () => {
  const range = fc.record(
    { last: fc.integer({ min: 1, max: 400 }), since: fc.integer({ min: 0, max: 400 }) },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 400 }), range, async (count, { last, since }) => {
      const all = seconds(count)
      const time = since === undefined ? {} : { since: START + since * 1000 }
      const wanted = last ?? (since === undefined ? READING.defaultMessages : count)
      const inRange = all.slice(since ?? 0)
      const gathered = await gather(channelWith(all).ask, { ...time, ...(last !== undefined && { last }) })
      expect(idsOf(gathered)).toEqual(ids(inRange.slice(Math.max(0, inRange.length - wanted))))
      expect(gathered.remarks).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('tells how many it has read, and never more than are wanted', async () => {
  const told: number[] = []
  await gather(channelWith(seconds(1234)).ask, { last: 250 }, (done) => told.push(done))
  expect(told).toEqual([100, 200, 250])
})
