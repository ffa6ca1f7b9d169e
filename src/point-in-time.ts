import { z } from 'zod'
import { codedError } from './contract/errors.ts'

const UNIT_MILLISECONDS = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000, w: 7 * 24 * 60 * 60_000 }
const DURATION = /^(\d{1,5})([mhdw])$/
const iso = z.union([z.iso.date(), z.iso.datetime({ offset: true })])

/** Before now, or after it. */
export type Side = 'past' | 'future'

/**
 * The time that an operator wrote for an option: a date or time (ISO 8601; a date is its midnight in UTC), or how long
 * before or after `now`, such as `7d`. Milliseconds since the epoch.
 * @throws BAD_REQUEST when it is neither.
 */
export function pointInTime(option: string, words: string, side: Side, now: number): number {
  const [, count, unit] = DURATION.exec(words) ?? []
  if (unit !== undefined) {
    const span = Number(count) * UNIT_MILLISECONDS[unit as keyof typeof UNIT_MILLISECONDS]
    return side === 'past' ? now - span : now + span
  }
  if (iso.safeParse(words).success) return Date.parse(words)
  throw codedError(
    'BAD_REQUEST',
    `${option}: expected a date (2026-11-01), a time (2026-11-01T09:00:00Z) or how long ${side === 'past' ? 'ago' : 'from now'} (30m, 12h, 7d, 2w), but ${JSON.stringify(words)} came`,
  )
}
