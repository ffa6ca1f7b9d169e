import { createRandom } from '../random.ts'
import type { Clock } from './clock.ts'
import { createLifetimes, type Delivery } from './lifetime.ts'
import type { Month } from './month.ts'
import type { Post } from './post.ts'
import { BAD_NEWS } from './texts.ts'
import type { MonthChannel } from './world.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
/** How busy each hour of a day (UTC) is, and each day of a week. */
const HOURS = [1, 1, 1, 1, 1, 2, 3, 5, 8, 10, 10, 9, 8, 9, 10, 10, 9, 8, 6, 5, 4, 3, 2, 1]
const DAYS = [2, 6, 6, 6, 6, 5, 2]
/** For so long nearly everything is bad news, in channels that have enough to say. */
const BAD_HOURS = 10
const BAD_SHARE = 0.85
const CHANNELS_WITH_BAD_TIMES = 4
/** Messages that come at the very time of the one before. */
const SAME_TIME = 0.02

/** All that is written in the month with all that happens to it, and what doors hear of it, both in order of time. */
export function writeScript(
  month: Month,
  { world, clock, texts }: { world: readonly MonthChannel[]; clock: Clock; texts: readonly string[] },
): { posts: Post[]; deliveries: Delivery[] } {
  const random = createRandom(month.seed + 1)
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!
  const live = createLifetimes(random, clock)
  const posts: Post[] = []
  const deliveries: Delivery[] = []
  let number = 0
  for (const [index, channel] of world.entries()) {
    const bad = badTimes(month, index % (world.length / 2))
    for (const time of timesOf(month, Math.round(month.messages * channel.share), random)) {
      const isBad = bad.some((from) => time >= from && time < from + BAD_HOURS * HOUR)
      const text = () => pick(isBad && random() < BAD_SHARE ? BAD_NEWS : texts)
      const id = idOf(channel.channel.platform, time, number++)
      const { post, deliveries: told } = live({ channel, id, time, text })
      posts.push(post)
      deliveries.push(...told)
    }
  }
  posts.sort((a, b) => a.time - b.time)
  return { posts, deliveries: deliveries.sort((a, b) => a.at - b.at) }
}

/** As the platforms write ids; the number makes each one. */
function idOf(platform: string, time: number, number: number): string {
  const serial = String(number).padStart(6, '0')
  return platform === 'slack' ? `${Math.floor(time / 1000)}.${serial}` : `${Math.floor(time)}${serial}`
}

function timesOf({ start, end }: Month, count: number, random: () => number): number[] {
  const hours = Array.from({ length: Math.floor((end - start) / HOUR) }, (_, index) => start + index * HOUR)
  const busy = (time: number) => HOURS[new Date(time).getUTCHours()]! * DAYS[new Date(time).getUTCDay()]!
  const total = hours.reduce((sum, hour) => sum + busy(hour), 0)
  const times = hours.flatMap((hour) => {
    const expected = (count * busy(hour)) / total
    const many = Math.floor(expected) + Number(random() < expected % 1)
    return Array.from({ length: many }, () => Math.floor(hour + random() * HOUR))
  })
  times.sort((a, b) => a - b)
  return times.map((time, index) => (index > 0 && random() < SAME_TIME ? times[index - 1]! : time))
}

/** When the bad times of a channel begin: after enough was said to know what is usual. */
function badTimes({ start, end }: Month, place: number): number[] {
  if (place >= CHANNELS_WITH_BAD_TIMES) return []
  const at = (share: number) => start + Math.floor(((end - start) * share) / DAY) * DAY + (7 + place) * HOUR
  return [at(0.7), at(0.95)]
}
