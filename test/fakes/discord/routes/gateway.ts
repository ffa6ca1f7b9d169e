import type { Gateway } from '../gateway.ts'
import type { Routes } from '../route.ts'
import type { State } from '../state.ts'

const DAY_MILLISECONDS = 86_400_000

/** Where the WebSockets are. */
export function gatewayRoutes(state: State, { settings }: Gateway): Routes {
  const url = () => state.address.replace('http', 'ws')
  const session_start_limit = () => ({
    total: 1000,
    remaining: Math.max(0, settings.identifiesLeft),
    reset_after: DAY_MILLISECONDS,
    max_concurrency: 1,
  })
  return {
    'GET /gateway': { auth: false, run: () => ({ body: { url: url() } }) },
    'GET /gateway/bot': {
      run: () => ({
        body: { url: url(), shards: settings.shards, session_start_limit: session_start_limit() },
      }),
    },
  }
}
