import ipaddr from 'ipaddr.js'
import { codedError } from '../contract/errors.ts'
import { type AddressGuard, bareHost } from './address-guard.ts'

/** Resolves a name to all its IP addresses; rejects when it has none. */
export type ResolveName = (host: string) => Promise<{ address: string; family: number }[]>

/** Where calls may go. */
export interface TargetRules {
  guard: AddressGuard
  /** Whether http will do; else https it must be. */
  plainHttp: boolean
}

/**
 * What an address says of itself, before any name is looked up. It was parsed as browsers do, so `http://2130706433`
 * and `http://0177.1` are 127.0.0.1 here.
 * @throws BAD_REQUEST when it is no address that can be called, NOT_ALLOWED when it must not be.
 */
export function checkTarget(address: string, { guard, plainHttp }: TargetRules): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw codedError(
      'BAD_REQUEST',
      `expected an address like https://example.org/hook, but ${JSON.stringify(address)} came`,
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw codedError(
      'BAD_REQUEST',
      'expected an address without name and password: receivers check the signature instead',
    )
  }
  if (url.protocol === 'http:' && !plainHttp) {
    throw codedError(
      'NOT_ALLOWED',
      'expected an https address, but http came; PARLEY_WEBHOOK_HTTP=1 allows http',
    )
  }
  const host = bareHost(url.hostname)
  if (ipaddr.isValid(host)) checkAddress(host, host, guard)
  return url
}

/** @throws NOT_ALLOWED when any of the addresses that a name has must not be called. */
export async function checkName(host: string, guard: AddressGuard, resolve: ResolveName) {
  const found = await resolve(host)
  for (const { address } of found) checkAddress(host, address, guard)
  return found
}

function checkAddress(host: string, address: string, guard: AddressGuard): void {
  const refusal = guard.trusts(host) ? undefined : guard.refusal(address)
  if (refusal === undefined) return
  const whose = host === address ? '' : `${host} is at ${address}, and `
  throw codedError(
    'NOT_ALLOWED',
    `${whose}${refusal}; PARLEY_WEBHOOK_ALLOW can allow the host or its address`,
  )
}
