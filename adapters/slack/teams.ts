import type { InstallationStore } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { codedError } from '../../src/contract/errors.ts'
import { clientOptionsOf, type SlackSettings } from './connection.ts'
import type { Desk } from './desk.ts'
import type { Workspace } from './workspace.ts'

/** The workspace of a team, also when nothing has come from there yet. @throws CONFIGURATION where Parley is not installed. */
export type Teams = (team: string) => Promise<Workspace>

export function createTeams(
  settings: SlackSettings,
  installations: InstallationStore,
  desk: Pick<Desk, 'workspace'>,
): Teams {
  return async (team) => {
    const token = settings.botToken ?? (await installedToken(installations, team))
    return desk.workspace({ team, client: new WebClient(token, clientOptionsOf(settings)) })
  }
}

async function installedToken(installations: InstallationStore, teamId: string): Promise<string> {
  const query = { teamId, enterpriseId: undefined, isEnterpriseInstall: false } as const
  const { bot } = await installations.fetchInstallation(query)
  if (bot === undefined)
    throw codedError('CONFIGURATION', 'Parley has no bot in that workspace; install it again.')
  return bot.token
}
