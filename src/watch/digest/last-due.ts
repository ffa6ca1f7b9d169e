import { LRUCache } from 'lru-cache'
import { DateTime } from 'luxon'
import type { DigestPlan } from '../../contract/channels.ts'

const MOST_PLANS = 10_000

/** A week, and a day that a zone left out. */
const MOST_DAYS_BACK = 8

/**
 * When a digest was due last, up to `now`; milliseconds since the epoch. Every planned day has exactly one such time: where the
 * clocks jump over it, what they show instead; where they show it twice, the first. Only a day that a zone leaves out has none
 * of its own: its time is one of the day after.
 * @param timeZone IANA.
 */
export function lastDue({ at, weekdays }: DigestPlan, timeZone: string, now: number): number {
  const today = DateTime.fromMillis(now, { zone: timeZone })
  for (let back = 0; back <= MOST_DAYS_BACK; back++) {
    const day = today.minus({ days: back })
    const time = weekdays.includes(day.weekday) ? timeOn(day, at) : Number.POSITIVE_INFINITY
    if (time <= now) return time
  }
  return Number.NEGATIVE_INFINITY
}

/** `lastDue` that looks into a time zone, which is slow, only when the time that it found is over. */
export function createLastDue(): typeof lastDue {
  const known = new LRUCache<string, { due: number; next: number }>({ max: MOST_PLANS })
  return (plan, timeZone, now) => {
    const key = JSON.stringify([plan.at, plan.weekdays, timeZone])
    const found = known.get(key)
    if (found && now >= found.due && now < found.next) return found.due
    const due = lastDue(plan, timeZone, now)
    known.set(key, { due, next: nextDue(plan, timeZone, now) })
    return due
  }
}

function nextDue({ at, weekdays }: DigestPlan, timeZone: string, now: number): number {
  const yesterday = DateTime.fromMillis(now, { zone: timeZone }).minus({ days: 1 })
  const days = Array.from({ length: MOST_DAYS_BACK + 2 }, (_, ahead) => yesterday.plus({ days: ahead }))
  const times = days.filter(({ weekday }) => weekdays.includes(weekday)).map((day) => timeOn(day, at))
  return Math.min(...times.filter((time) => time > now))
}

function timeOn({ year, month, day, zone }: DateTime, at: string): number {
  const [hour, minute] = at.split(':').map(Number)
  const time = DateTime.fromObject({ year, month, day, hour: hour!, minute: minute! }, { zone })
  // Which of two luxon takes depends on the offset at this very moment: it must not change later.
  return Math.min(...time.getPossibleOffsets().map((one) => one.toMillis()))
}
