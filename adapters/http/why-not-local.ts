import { BlockList } from 'node:net'
import type { FastifyRequest } from 'fastify'

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** What proxies add to what they pass on. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
]
/** What a proxy that is trusted adds, and Fastify reads. */
const READ_WHEN_TRUSTED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto']

/**
 * Why a request without a key does not come from somebody at this machine; undefined when it does. A web page elsewhere
 * must not be able to use the person's own browser for it: its requests carry its origin, and after DNS rebinding its host.
 * @param ownPages origins of pages that the operator lets call.
 */
export function whyNotLocal(request: FastifyRequest, ownPages: readonly string[]): string | undefined {
  if (!isLoopbackAddress(request.ip)) return 'Without an API key only this machine itself may call.'
  const { headers, ips = [] } = request
  const trusted = ips.length > 1 ? READ_WHEN_TRUSTED : []
  const unread = FORWARDED.some((name) => name in headers && !trusted.includes(name))
  if (unread) return 'Without an API key no proxy may stand between.'
  const names = [nameOf(headers.host), request.hostname]
  if (!names.every(isLoopbackName)) return 'Without an API key the host must be localhost.'
  return isOwnPage(request, ownPages) ? undefined : 'Without an API key no page of another site may call.'
}

function isLoopbackAddress(address: string | undefined): boolean {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? ''
  try {
    return LOOPBACK.check(plain, plain.includes(':') ? 'ipv6' : 'ipv4')
  } catch {
    return false
  }
}

/** The host without its port. */
const nameOf = (host = '') => host.replace(/:\d*$/, '')

function isLoopbackName(name: string): boolean {
  const plain = name.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return plain === 'localhost' || (/^[\d.]+$|:/.test(plain) && isLoopbackAddress(plain))
}

function isOwnPage({ headers, protocol }: FastifyRequest, ownPages: readonly string[]): boolean {
  const { origin, host } = headers
  if (origin !== undefined) return origin === `${protocol}://${host}` || ownPages.includes(origin)
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}
