import type { FakeSlack } from './fake-slack.ts'

/** What the Web API answered. */
export interface Answer {
  status: number
  ok: boolean
  error?: string
  [key: string]: unknown
}

/** Calls a method as clients do: with JSON, or with a form that has nested values as JSON. */
export type Call = (
  method: string,
  args?: object,
  options?: { token?: string; form?: boolean },
) => Promise<Answer>

/** A client without retries. @param slack asked for at each call, so that a test may open another one. */
export function createCaller(slack: () => FakeSlack): Call {
  return async (method, args = {}, { token = slack().botToken, form = false } = {}) => {
    const flat = Object.entries(args).map(([key, value]): [string, string] => [
      key,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ])
    const response = await fetch(`${slack().apiUrl}${method}`, {
      method: 'POST',
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8',
      },
      body: form ? new URLSearchParams(flat).toString() : JSON.stringify(args),
    })
    return { ...((await response.json()) as Answer), status: response.status }
  }
}
