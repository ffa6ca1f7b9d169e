import type { DigestPlan } from '../../src/contract/channels.ts'
import type { Clock } from './clock.ts'
import { type Diary, nameOf, optedOut } from './diary.ts'
import { dueTimes } from './due-times.ts'
import { grouped } from './grouped.ts'
import type { Month } from './month.ts'
import { TIME_ZONE } from './open-watcher.ts'
import { type Post, postAt, within } from './post.ts'
import type { MonthChannel } from './world.ts'

/** A digest that is to be given, or was; times in milliseconds since the epoch. */
export interface DigestSeen {
  platform: string
  /** The channel or person that it goes to. */
  to: string
  channels: readonly string[]
  since: number
  until: number
}

export interface DigestParts {
  month: Month
  world: readonly MonthChannel[]
  diary: Diary
  clock: Clock
  posts: readonly Post[]
}

/** Which digests are to be given: one for each due time and target, the newest of those that were missed, none of silence. */
export function expectedDigests(parts: DigestParts): DigestSeen[] {
  const single = parts.world.flatMap((channel) => ofChannel(channel, parts))
  const joined = grouped(single, ({ platform, to, until }) => `${platform} ${to} ${until}`)
  const telling = [...joined.values()].filter((together) => together.some(({ said }) => said))
  return telling.map((together) => ({
    ...together[0]!,
    channels: together.flatMap(({ channels }) => channels),
    since: Math.min(...together.map(({ since }) => since)),
  }))
}

/** `said`: there was something to sum up. */
type Due = DigestSeen & { said: boolean }

function ofChannel({ channel, set: { digest, timeZone } }: MonthChannel, parts: DigestParts): Due[] {
  const { month, diary } = parts
  if (digest === undefined) return []
  const all = dueTimes(digest, timeZone ?? TIME_ZONE, [month.start, month.end])
  const posts = parts.posts.filter((post) => nameOf(post.channel) === nameOf(channel))
  const digests: Due[] = []
  for (const { from, until: off } of diary.plans.get(nameOf(channel))!) {
    let since = from
    const due = all.filter((time) => time > from)
    for (const [index, time] of due.entries()) {
      const given = givenAt(time, parts)
      // It was switched off before, or with it comes a later one.
      if (given === undefined || given >= off) continue
      if (index + 1 < due.length && due[index + 1]! <= parts.clock.shows(given)) continue
      const said = within(posts, since, time).some((post) => counts(post, given, diary))
      const seen = { platform: channel.platform, channels: [channel.channel], since, until: time, said }
      digests.push(...targetsOf(digest, channel.channel).map((to) => ({ ...seen, to })))
      since = time
    }
  }
  return digests
}

function targetsOf({ to }: DigestPlan, channel: string): readonly string[] {
  if (to === undefined) return [channel]
  return 'channel' in to ? [to.channel] : to.persons
}

/** The first tick of a living Parley at which the machine's clock shows the due time. */
function givenAt(due: number, { diary, clock }: DigestParts): number | undefined {
  return diary.ticks.find(({ at }) => clock.shows(at) >= due)?.at
}

/** How many messages of people who may be read there are in what a digest is about, when it is given. */
export function messagesIn(
  digest: DigestSeen,
  given: number,
  { posts, diary }: Pick<DigestParts, 'posts' | 'diary'>,
): number {
  const channels = new Set(digest.channels)
  return within(posts, digest.since, digest.until).filter(
    (post) =>
      post.channel.platform === digest.platform &&
      channels.has(post.channel.channel) &&
      counts(post, given, diary),
  ).length
}

function counts(post: Post, given: number, diary: Diary): boolean {
  return (
    !post.bot &&
    postAt(post, given) !== undefined &&
    !optedOut(diary, post.channel.platform, post.author, given)
  )
}
