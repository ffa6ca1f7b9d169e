import type { OperatorCommand } from '../../src/contract/command.ts'
import { codedError } from '../../src/contract/errors.ts'
import { PERMISSIONS } from './permissions.ts'

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
      // Loaded when it is used: discord.js takes a second, and every start of the command line makes this command.
      const { inviteLink, installLink } = await import('./invite-links.ts')
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
