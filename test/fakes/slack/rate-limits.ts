import { type Arguments, text } from './arguments.ts'

/** Calls a minute, each method and workspace on its own (docs.slack.dev/apis/web-api/rate-limits). */
const TIERS: Record<string, number> = {
  'conversations.list': 20,
  'chat.update': 50,
  'chat.delete': 50,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.info': 50,
  'conversations.open': 50,
  'users.conversations': 50,
  'users.list': 20,
  'reactions.add': 50,
  'reactions.get': 50,
  'reactions.remove': 20,
  'team.info': 50,
  'bots.info': 50,
  'chat.postEphemeral': 100,
  'conversations.members': 100,
  'users.info': 100,
  'views.open': 100,
  'views.push': 100,
  'views.update': 100,
  'views.publish': 100,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
}
/** `chat.postMessage`: one a second and channel; Slack lets short bursts through. */
const POST_MILLISECONDS = 1000
const POST_BURST = 3

/** @returns how many seconds to wait, or nothing if the call may go on. */
export type RateLimits = (team: string, method: string, args: Arguments) => number | undefined

export function createRateLimits(now: () => number): RateLimits {
  const buckets = new Map<string, { left: number; at: number }>()
  /** One use of a bucket that holds `size` and gets one back every `interval` milliseconds. */
  function spend(key: string, size: number, interval: number): number | undefined {
    const bucket = buckets.get(key) ?? { left: size, at: now() }
    bucket.left = Math.min(size, bucket.left + (now() - bucket.at) / interval)
    bucket.at = now()
    buckets.set(key, bucket)
    if (bucket.left < 1) return Math.max(1, Math.ceil(((1 - bucket.left) * interval) / 1000))
    bucket.left -= 1
    return undefined
  }
  return (team, method, args) => {
    if (method === 'chat.postMessage') {
      return spend(`${team} ${text(args, 'channel')}`, POST_BURST, POST_MILLISECONDS)
    }
    const tier = TIERS[method]
    return tier === undefined ? undefined : spend(`${team} ${method}`, tier, 60_000 / tier)
  }
}
