import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { optional, port, terms, text, variable, whole } from './variable.ts'

/** The origin of web pages, or all. */
function isOrigin(text: string): boolean {
  return text === '*' || (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text)
}

/** An IP address, or a range of them. */
function isAddress(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most
}

/** The HTTP API. */
export const http = {
  PARLEY_HTTP_PORT: optional({
    meaning: 'Port of the HTTP API; unset: no HTTP API, but for the one beside the chat in a terminal',
    expected: 'a port from 1 to 65535',
    schema: port,
  }),
  PARLEY_HTTP_HOST: variable({
    meaning: 'Address that the HTTP API listens on; beyond this machine every caller needs an API key',
    expected: 'an IP address or a host name of this machine',
    default: '127.0.0.1',
    schema: text,
  }),
  PARLEY_HTTP_TRUST_PROXY: variable<string[]>({
    meaning: 'Addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas',
    expected: 'IP addresses or ranges like 10.0.0.0/8, separated by commas',
    default: [],
    defaultWords: 'none',
    schema: terms.refine((list) => list.every(isAddress)),
  }),
  PARLEY_HTTP_CORS: variable<string[]>({
    meaning: 'Origins of web pages elsewhere that may call the HTTP API from a browser, separated by commas',
    expected: 'origins like https://example.org, separated by commas, or *',
    default: [],
    defaultWords: 'none',
    schema: terms.refine((list) => list.every(isOrigin)),
  }),
  PARLEY_HTTP_IN_FLIGHT: variable({
    meaning: 'Texts and conversations that the HTTP API works on at once; more are refused with OVERLOADED',
    expected: 'a whole number from 1 to 100000',
    default: 8 * Math.min(4, Math.max(1, availableParallelism())),
    defaultWords: '8 a core, at most 32',
    schema: whole(1, 100_000),
  }),
  PARLEY_HTTP_BATCH: variable({
    meaning: 'Items that one batch may have',
    expected: 'a whole number from 1 to 10000',
    default: 100,
    schema: whole(1, 10_000),
  }),
  PARLEY_HTTP_BODY_KB: variable({
    meaning: 'Kilobytes that the body of one HTTP request may have',
    expected: 'a whole number from 1 to 1000000',
    default: 8192,
    schema: whole(1, 1_000_000),
  }),
  PARLEY_HTTP_SECONDS: variable({
    meaning: 'Seconds after which an HTTP request is given up with EXPIRED',
    expected: 'a whole number from 1 to 86400',
    default: 120,
    schema: whole(1, 86_400),
  }),
} as const
