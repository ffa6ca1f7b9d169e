import {
  ApplicationIntegrationType,
  OAuth2Scopes,
  PermissionFlagsBits,
  type PermissionsString,
} from 'discord.js'
import { PERMISSIONS } from './permissions.ts'

/** The address at which a server's owner lets Parley in, with no permission that it does not use. */
export function inviteLink(application: string): string {
  const names = Object.keys(PERMISSIONS) as PermissionsString[]
  const permissions = names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n)
  const query = new URLSearchParams({
    client_id: application,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: String(permissions),
  })
  return `https://discord.com/oauth2/authorize?${query}`
}

/** The address at which somebody installs Parley for themselves, to use it also where it is not. */
export function installLink(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: OAuth2Scopes.ApplicationsCommands,
    integration_type: String(ApplicationIntegrationType.UserInstall),
  })
  return `https://discord.com/oauth2/authorize?${query}`
}
