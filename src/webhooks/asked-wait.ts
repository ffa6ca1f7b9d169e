/** What a Retry-After header asks for: seconds, or a date. @param now milliseconds since the epoch. */
export function askedWait(header: string | string[] | undefined, now: number): { waitMilliseconds?: number } {
  if (typeof header !== 'string') return {}
  const words = header.trim()
  const until = /^\d+$/.test(words) ? now + Number(words) * 1000 : Date.parse(words)
  return until > now ? { waitMilliseconds: until - now } : {}
}
