import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici'
import { failure } from './failure.ts'
import { followRedirect } from './follow-redirect.ts'

export interface ConnectionOptions {
  /** Where the hub is; the token goes there and nowhere else. */
  endpoint: string
  token?: string | undefined
  proxy?: string | undefined
  /** Hosts reached without the proxy, separated by commas. */
  noProxy?: string | undefined
  /** A connection that is silent for this long is given up. */
  idleMilliseconds: number
}

export interface HubResponse {
  status: number
  headers: Record<string, string | undefined>
  body: Dispatcher.ResponseData['body']
}

/** HTTP to the hub and to the storage it redirects to. */
export interface Connection {
  get(url: URL, headers?: Record<string, string>): Promise<HubResponse>
  close(): Promise<void>
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const MOST_REDIRECTS = 5

export function createConnection(options: ConnectionOptions): Connection {
  const home = new URL(options.endpoint).origin
  const dispatcher = createDispatcher(options)
  const ask = async (url: URL, headers: Record<string, string>) => {
    const authorization: Record<string, string> =
      options.token !== undefined && url.origin === home ? { authorization: `Bearer ${options.token}` } : {}
    const all = { 'user-agent': 'parley', 'accept-encoding': 'identity', ...headers, ...authorization }
    const answer = await request(url, { dispatcher, headers: all })
    return { status: answer.statusCode, headers: flatten(answer.headers), body: answer.body }
  }
  return {
    async get(start, headers = {}) {
      let url = start
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
        const answer = await ask(url, headers)
        if (!REDIRECTS.has(answer.status) || answer.headers.location === undefined) return answer
        await answer.body.dump()
        url = followRedirect(url, answer.headers.location)
      }
      throw failure(`${start.host} redirected more than ${MOST_REDIRECTS} times`)
    },
    // Not close(): that would wait for a body that nobody reads any more.
    close: () => dispatcher.destroy(),
  }
}

function createDispatcher({ proxy, noProxy, idleMilliseconds }: ConnectionOptions): Dispatcher {
  const limits = { headersTimeout: idleMilliseconds, bodyTimeout: idleMilliseconds }
  if (proxy === undefined) return new Agent(limits)
  // All three are given, so that undici does not look at the environment itself.
  return new EnvHttpProxyAgent({ ...limits, httpProxy: proxy, httpsProxy: proxy, noProxy: noProxy ?? '' })
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string | undefined> {
  const pairs = Object.entries(headers)
  return Object.fromEntries(pairs.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
}
