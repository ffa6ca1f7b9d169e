import { required, text } from '../arguments.ts'
import { refusal } from '../refusal.ts'
import type { MethodCall, Methods } from './method.ts'

function test({ team }: MethodCall) {
  const { bot } = team
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: bot.name,
    team_id: team.id,
    user_id: bot.id,
    bot_id: bot.bot_id,
    is_enterprise_install: false,
  }
}

function info({ team }: MethodCall) {
  const { id, name, domain } = team
  return { team: { id, name, domain, email_domain: '', icon: { image_default: true } } }
}

function revoke({ team }: MethodCall) {
  team.revoked = 'token_revoked'
  return { revoked: true }
}

/** Exchanges a code that `slack.issueCode` gave for the bot token of its workspace. */
function access({ state, args }: MethodCall) {
  if (text(args, 'client_id') !== state.clientId) throw refusal('invalid_client_id')
  if (text(args, 'client_secret') !== state.clientSecret) throw refusal('bad_client_secret')
  const code = state.codes.get(required(args, 'code'))
  if (!code) throw refusal('invalid_code')
  if (code.used) throw refusal('code_already_used')
  if (code.redirectUri !== undefined && code.redirectUri !== text(args, 'redirect_uri')) {
    throw refusal('bad_redirect_uri')
  }
  code.used = true
  const team = state.teams.find((row) => row.id === code.team)!
  team.installed = true
  delete team.revoked
  return {
    app_id: state.appId,
    authed_user: { id: team.people[0]!.id },
    scope: [...team.scopes].join(','),
    token_type: 'bot',
    access_token: team.token,
    bot_user_id: team.bot.id,
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
  }
}

export const app: Methods = {
  'auth.test': { run: test },
  'auth.revoke': { run: revoke },
  'team.info': { scope: 'team:read', run: info },
  'oauth.v2.access': { token: 'none', run: access },
}
