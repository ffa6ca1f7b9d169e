import { needScope } from './access.ts'
import { text } from './arguments.ts'
import type { ApiCall } from './ledger.ts'
import { app } from './methods/app.ts'
import { chat } from './methods/chat.ts'
import { conversations } from './methods/conversations.ts'
import { files } from './methods/files.ts'
import { functionsOf } from './methods/functions.ts'
import type { Methods } from './methods/method.ts'
import { people } from './methods/people.ts'
import { reactions } from './methods/reactions.ts'
import { userGroups } from './methods/user-groups.ts'
import { views } from './methods/views.ts'
import { refusal } from './refusal.ts'
import type { Sockets } from './sockets.ts'
import type { State } from './state.ts'
import type { DeclaredSteps } from './steps.ts'
import type { Team } from './world.ts'

/** All methods of the Web API that this Slack knows. */
/** @param steps those that the app's manifest declares. */
export const createMethods = (sockets: Sockets, steps: DeclaredSteps): Methods => ({
  ...app,
  ...chat,
  ...conversations,
  ...files,
  ...functionsOf(steps),
  ...people,
  ...reactions,
  ...userGroups,
  ...views,
  'apps.connections.open': { token: 'app', run: () => ({ url: sockets.open() }) },
})

/** Checks the token and what it may do. @throws Slack's refusals. @returns the workspace and what is left to do. */
export function callMethod(
  { state, methods }: { state: State; methods: Methods },
  call: ApiCall,
): { team?: Team; run: () => Record<string, unknown> } {
  const method = methods[call.method]
  if (!method) throw refusal('unknown_method', { req_method: call.method })
  call.token ||= text(call.args, 'token')
  const { token, args } = call
  if (method.token === 'none') {
    return { run: () => method.run({ state, method: call.method, team: state.teams[0]!, args, token }) }
  }
  if (token === '') throw refusal('not_authed')
  if (method.token === 'app') {
    if (token !== state.appToken)
      throw refusal(token.startsWith('xapp-') ? 'invalid_auth' : 'not_allowed_token_type')
    return { run: () => method.run({ state, method: call.method, team: state.teams[0]!, args, token }) }
  }
  const team = teamOfToken(state, token, method.token === 'step')
  if (method.scope) needScope(team, method.scope)
  return { team, run: () => method.run({ state, method: call.method, team, args, token }) }
}

/** @param ended whether the token of a step that has ended counts. */
function teamOfToken(state: State, token: string, ended: boolean): Team {
  if (token === state.appToken) throw refusal('not_allowed_token_type')
  const step = [...state.executions.values()].find((row) => row.token === token)
  if (step && step.status !== 'running' && !ended) throw refusal('token_expired')
  const team = state.teams.find((row) => row.installed && (row.token === token || row.id === step?.team))
  if (!team) throw refusal('invalid_auth')
  if (team.revoked !== undefined) throw refusal(team.revoked)
  return team
}
