import type { Alert } from '../../src/contract/alerts.ts'
import { alertsOf } from '../../src/watch/mood/alert-rule.ts'
import { type Clock, SETTLE_MILLISECONDS } from './clock.ts'
import type { Diary } from './diary.ts'
import { grouped } from './grouped.ts'
import type { Recount } from './recount.ts'

const HOUR = 60 * 60_000

/** Which alerts the rule raises over the recounted hours: anew from each time that a channel was switched on. */
export function expectedAlerts(
  { diary, clock }: { diary: Diary; clock: Clock },
  { hours }: Recount,
): { channel: string; alert: Alert }[] {
  return [...diary.stretches].flatMap(([channel, stretches]) =>
    [...grouped(stretches, ({ since }) => since)].flatMap(([since, on]) => {
      const last = diary.ticks.findLast(({ at }) => at <= on.at(-1)!.until)!.at
      const over = Math.floor((clock.shows(last) - SETTLE_MILLISECONDS) / HOUR) * HOUR
      const complete = (hours.get(channel) ?? []).filter(({ time }) => time < over)
      const state = { evaluated: Math.floor(since / HOUR) * HOUR - HOUR, armed: true }
      return alertsOf(complete, state).alerts.map((alert) => ({ channel, alert }))
    }),
  )
}
