import { expect, it } from 'vitest'
import type { Post } from '../../../adapters/slack/chat-messages.ts'
import { gatherSpan } from '../../../adapters/slack/heard-span.ts'
import type { HistoryCalls } from '../../../adapters/slack/history.ts'
import { SPAN } from '../../../adapters/slack/rate-limits.ts'

/** A channel of threads with one reply each, a second apart; Slack's history gives only what is asked for. */
function channelOf(threads: number): HistoryCalls {
  const at = (second: number) => `${1000 + second}.000000`
  const posts = Array.from({ length: threads }, (_, second): Post => {
    return {
      ts: at(second),
      thread_ts: at(second),
      user: 'U1',
      text: `${second}`,
      reply_count: 1,
      latest_reply: at(second),
    }
  })
  return {
    history: async ({ oldest = '0', latest = '9999999999' }) => ({
      messages: posts.filter(({ ts = '' }) => Number(ts) >= Number(oldest) && Number(ts) <= Number(latest)),
    }),
    replies: async (thread) => ({
      messages: [{ ts: `${thread.slice(0, -1)}1`, thread_ts: thread, user: 'U2', text: `re ${thread}` }],
    }),
  }
}

it('has everything when there is not too much', async () => {
  const { posts, complete } = await gatherSpan(channelOf(10), 1_000_000, 2_000_000)
  expect(posts).toHaveLength(20)
  expect(complete).toBe(true)
})

it('says when there were more threads than are read', async () => {
  const { posts, complete } = await gatherSpan(channelOf(SPAN.threads + 1), 1_000_000, 2_000_000)
  expect(posts).toHaveLength(2 * SPAN.threads + 1)
  expect(complete).toBe(false)
})
