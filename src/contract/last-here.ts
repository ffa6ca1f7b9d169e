import type { HeardMessage } from './observation.ts'

/**
 * Since when somebody has been away: the time of their newest message that others have written after, before they asked.
 * So neither the asking itself nor a "back again" just before it counts. Undefined when these messages do not show it: then
 * older ones may.
 * @param messages in any order.
 * @param asked when they asked; milliseconds since the epoch, as the result.
 */
export function lastHere(
  messages: readonly Pick<HeardMessage, 'author' | 'time' | 'bot'>[],
  asker: string,
  asked: number,
): number | undefined {
  const before = messages.filter(({ time, bot }) => time < asked && !bot)
  const others = before.filter(({ author }) => author !== asker).map(({ time }) => time)
  const newest = others.reduce((latest, time) => Math.max(latest, time), Number.NEGATIVE_INFINITY)
  const own = before.filter(({ author, time }) => author === asker && time <= newest).map(({ time }) => time)
  return own.length === 0 ? undefined : own.reduce((latest, time) => Math.max(latest, time))
}
