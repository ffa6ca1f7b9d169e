import type { Upload } from './content.ts'
import { refusal } from './refusal.ts'
import type { State } from './state.ts'

/** One call of a route, after its token was checked. */
export interface RouteCall {
  state: State
  path: string
  /** What stood for `:name` in the path. */
  params: Record<string, string>
  query: Record<string, string>
  body: Record<string, unknown>
  uploads: Upload[]
}

/** 200 unless said otherwise; 204 when there is no body. */
export interface Answer {
  status?: number
  body?: unknown
}

export interface Route {
  /** False for routes whose token stands in the path. */
  auth?: false
  /** @throws Discord's refusals. */
  run(call: RouteCall): Answer
}

/** By method and path: `GET /channels/:channel/messages`. */
export type Routes = Record<string, Route>

/** @throws when there is none. */
export function findRoute(routes: Routes, method: string, path: string) {
  const fitting = Object.entries(routes).flatMap(([key, route]) => {
    const [verb, pattern] = key.split(' ') as [string, string]
    const params = match(pattern, path)
    return params ? [{ verb, route, params }] : []
  })
  const found = fitting.find((row) => row.verb === method)
  if (!found) throw refusal(fitting.length > 0 ? 'MethodNotAllowed' : 'NotFound')
  return found
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index]!
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value)
    else if (part !== value) return undefined
  }
  return params
}
