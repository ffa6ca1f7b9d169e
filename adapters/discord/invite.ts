import {
  ApplicationIntegrationType,
  OAuth2Scopes,
  PermissionFlagsBits,
  type PermissionsString,
} from 'discord.js'
import type { OperatorCommand } from '../../src/contract/command.ts'
import { codedError } from '../../src/contract/errors.ts'
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

/** `parley discord invite [APPLICATION ID]`. The id is in the token, if none is given. */
export function createInviteCommand(settings: {
  token?: string | undefined
  applicationId?: string | undefined
}): OperatorCommand {
  return {
    name: 'discord invite',
    summary: 'the link that lets Parley into a server, and what each permission is for',
    arguments: ['[application]'],
    async run([given], output) {
      const application = given ?? settings.applicationId ?? applicationOf(settings.token)
      if (application === undefined || !/^\d{17,20}$/.test(application)) {
        const came = given === undefined ? 'none came' : `${JSON.stringify(given)} came`
        throw codedError(
          'BAD_REQUEST',
          `Give the application id (17 to 20 digits), or set DISCORD_TOKEN; ${came}.`,
        )
      }
      output.out(inviteLink(application))
      for (const [name, { why }] of Object.entries(PERMISSIONS)) output.error(`  ${name}: ${why}`)
      output.error(`To install it for yourself alone: ${installLink(application)}`)
      return 0
    },
  }
}

/** A bot token begins with the id of its user, which is that of the application. */
function applicationOf(token: string | undefined): string | undefined {
  return token && Buffer.from(token.split('.')[0]!, 'base64').toString()
}
