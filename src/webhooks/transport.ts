import { lookup as lookupName } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici'
import { errorCode } from '../contract/errors.ts'
import { bareHost } from './address-guard.ts'
import { askedWait } from './asked-wait.ts'
import { LIMITS } from './limits.ts'
import { problemOf } from './problem-of.ts'
import { checkName, checkTarget, type ResolveName, type TargetRules } from './target.ts'

export interface TransportOptions extends TargetRules {
  proxy?: string | undefined
  /** Hosts reached without the proxy, separated by commas. */
  noProxy?: string | undefined
  resolve?: ResolveName | undefined
  /** As in `LIMITS`. */
  callMilliseconds?: number | undefined
}

/** What became of a call: a status (with how long the receiver asks to wait), or why there was none. */
export type Outcome = { status: number; waitMilliseconds?: number } | { problem: string }

/** HTTP to the receivers. */
export interface Transport {
  /** Never rejects. Redirects are not followed. */
  post(address: string, headers: Record<string, string>, body: string): Promise<Outcome>
  /**
   * Whether a call would be let out; `found` is false when the name has no address at the moment.
   * @throws as `checkTarget`.
   */
  check(address: string): Promise<{ url: URL; found: boolean }>
  close(): Promise<void>
}

export function createTransport(options: TransportOptions): Transport {
  const { guard, resolve = everyAddress, callMilliseconds = LIMITS.callMilliseconds } = options
  const dispatcher = createDispatcher(
    options,
    guardedLookup((host) => checkName(host, guard, resolve)),
  )
  const check = async (address: string) => {
    const url = checkTarget(address, options)
    return { url, found: await findable(() => checkName(bareHost(url.hostname), guard, resolve)) }
  }
  const call = async (address: string, headers: Record<string, string>, body: string) => {
    const signal = AbortSignal.timeout(callMilliseconds)
    // A proxy looks names up itself, so what can be checked is checked before; else it is as the connection is made.
    const url = checkTarget(address, options)
    if (options.proxy !== undefined) await Promise.race([check(address), timeOut(signal)])
    const answer = await request(url, { dispatcher, method: 'POST', headers, body, signal })
    // The status is all that counts: how the body goes on keeps nobody waiting.
    answer.body.dump({ limit: LIMITS.answerBytes, signal }).catch(() => {})
    return { status: answer.statusCode, ...askedWait(answer.headers['retry-after'], Date.now()) }
  }
  return {
    check,
    post: (address, headers, body) =>
      call(address, headers, body).catch((error) => ({ problem: problemOf(error, callMilliseconds) })),
    close: () => dispatcher.destroy(),
  }
}

const everyAddress: ResolveName = (host) => lookupName(host, { all: true })

/** Rejects when the time is over. */
function timeOut(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

/** A name without an address is no refusal: it may have one later, or only where the proxy is. */
async function findable(look: () => Promise<unknown>): Promise<boolean> {
  try {
    await look()
    return true
  } catch (error) {
    if (errorCode(error) === 'NOT_ALLOWED') throw error
    return false
  }
}

/**
 * Looks names up for a connection. What was checked is what is connected to: nobody can answer with another address in
 * between.
 */
function guardedLookup(look: ResolveName): LookupFunction {
  return (host, { all }, done) => {
    look(host).then(
      (found) => (all ? done(null, found) : done(null, found[0]!.address, found[0]!.family)),
      (error) => done(error, all ? [] : ''),
    )
  }
}

function createDispatcher({ proxy, noProxy }: TransportOptions, lookup: LookupFunction): Dispatcher {
  const limits = { connect: { lookup }, headersTimeout: 0, bodyTimeout: 0 }
  if (proxy === undefined) return new Agent(limits)
  // All three are given, so that undici does not look at the environment itself.
  return new EnvHttpProxyAgent({ ...limits, httpProxy: proxy, httpsProxy: proxy, noProxy: noProxy ?? '' })
}
