import { z } from 'zod'

/** So many requests in so many seconds. */
export interface Rate {
  requests: number
  seconds: number
}

const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const
const expected = 'expected a rate such as "30 a minute", "200 an hour" or "1000 a day"'
const PATTERN = /^([1-9]\d{0,6}) (?:an?|per) (second|minute|hour|day)$/

/** `30 a minute` as a rate. */
export const rate = z.string({ error: expected }).transform((text, context): Rate => {
  const [, requests, unit] = PATTERN.exec(text.trim().toLowerCase()) ?? []
  if (unit !== undefined)
    return { requests: Number(requests), seconds: SECONDS[unit as keyof typeof SECONDS] }
  context.addIssue(expected)
  return z.NEVER
})
