import { createHash } from 'node:crypto'

interface Limit {
  method: string
  /** `:id` for anything; the first one is the major parameter. */
  path: RegExp
  limit: number
  milliseconds: number
}

/** As bots have measured them; Discord says only that they must not be relied upon. */
const LIMITS: Limit[] = [
  { method: 'POST', path: /^\/channels\/(\d+)\/messages$/, limit: 5, milliseconds: 5000 },
  { method: 'PATCH', path: /^\/channels\/(\d+)\/messages\/\d+$/, limit: 5, milliseconds: 5000 },
  { method: 'DELETE', path: /^\/channels\/(\d+)\/messages\/\d+$/, limit: 5, milliseconds: 1000 },
  { method: 'GET', path: /^\/channels\/(\d+)\/messages(?:\/\d+)?$/, limit: 5, milliseconds: 1000 },
  { method: 'PUT', path: /^\/channels\/(\d+)\/messages\/\d+\/reactions/, limit: 1, milliseconds: 250 },
  { method: 'DELETE', path: /^\/channels\/(\d+)\/messages\/\d+\/reactions/, limit: 1, milliseconds: 250 },
  { method: 'POST', path: /^\/channels\/(\d+)\/typing$/, limit: 5, milliseconds: 5000 },
  { method: 'GET', path: /^\/guilds\/(\d+)\/members\/\d+$/, limit: 5, milliseconds: 1000 },
  { method: '*', path: /^\/webhooks\/(\d+\/[\w-]+)/, limit: 5, milliseconds: 2000 },
]
/** Of all routes together; answers to interactions do not count. */
const GLOBAL_PER_SECOND = 50

/** What a call may do, and what its answer says of it. */
export interface Allowance {
  headers: Record<string, string>
  /** Seconds to wait; nothing when the call may go on. */
  retryAfter?: number
  global?: boolean
}

/** @param strict false: nothing is ever limited, but the headers are there. */
export type RateLimits = (method: string, path: string, strict: boolean) => Allowance

export function createRateLimits(now: () => number): RateLimits {
  const windows = new Map<string, { used: number; until: number }>()
  /** @returns what is left in this window, below zero when it was too much. */
  function spend(key: string, limit: number, milliseconds: number) {
    const held = windows.get(key)
    const window = held && held.until > now() ? held : { used: 0, until: now() + milliseconds }
    window.used += 1
    windows.set(key, window)
    return { left: limit - window.used, seconds: Math.max(1, window.until - now()) / 1000 }
  }
  return (method, path, strict) => {
    if (path.startsWith('/interactions/')) return { headers: {} }
    const rule = LIMITS.find((row) => [method, '*'].includes(row.method) && row.path.test(path))
    const name = rule ? `${rule.method} ${rule.path}` : `${method} ${path.replace(/\d{15,}/g, ':id')}`
    const bucket = createHash('md5').update(name).digest('hex')
    const major = rule?.path.exec(path)?.[1] ?? ''
    const limit = strict && rule ? rule.limit : 1000
    const { left, seconds } = spend(`${bucket} ${major}`, limit, strict && rule ? rule.milliseconds : 1)
    const headers = {
      'x-ratelimit-bucket': bucket,
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, left)),
      'x-ratelimit-reset': (now() / 1000 + seconds).toFixed(3),
      'x-ratelimit-reset-after': seconds.toFixed(3),
    }
    if (!strict) return { headers }
    const all = path.startsWith('/webhooks/')
      ? { left: 1, seconds: 0 }
      : spend('global', GLOBAL_PER_SECOND, 1000)
    if (all.left < 0) return { headers, retryAfter: all.seconds, global: true }
    return left < 0 ? { headers, retryAfter: seconds } : { headers }
  }
}
