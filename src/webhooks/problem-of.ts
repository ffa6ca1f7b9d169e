import { errorCode, errorMessage } from '../contract/errors.ts'

const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'it refused the connection',
  ECONNRESET: 'it cut the connection',
  UND_ERR_SOCKET: 'it cut the connection',
  EPIPE: 'it cut the connection',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name could not be looked up',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  ETIMEDOUT: 'it could not be connected to in time',
  UND_ERR_CONNECT_TIMEOUT: 'it could not be connected to in time',
  UND_ERR_ABORTED: 'the proxy did not let the call through',
}

/** Why there was no status, in words without the address: an address can be a secret. */
export function problemOf(error: unknown, callMilliseconds: number): string {
  const { name, code } = error as { name?: string; code?: unknown }
  if (name === 'TimeoutError') return `it did not answer within ${callMilliseconds / 1000} s`
  if (errorCode(error) !== 'INTERNAL') return errorMessage(error)
  if (typeof code !== 'string') return `the call failed (${name})`
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY/.test(code)) return `its certificate is not good (${code})`
  return PROBLEMS[code] ?? `the call failed (${code})`
}
