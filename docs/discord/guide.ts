import { PERMISSIONS } from '../../adapters/discord/permissions.ts'
import { REMEDIES } from '../../adapters/discord/start-errors.ts'
import { testOf } from '../surface.ts'
import { code, table, withTables } from '../tables.ts'
import { SURFACES } from './surfaces.ts'

/** docs/discord.md with its tables made anew from the code; the words around them are written by hand. */
export const discordGuide = () =>
  withTables('discord.md', {
    surfaces: surfaceTable(),
    permissions: permissionTable(),
    refusals: refusalTable(),
  })

function surfaceTable(): string {
  const rows = SURFACES.map((row) => {
    const { people, get, content, title } = row
    return [people, get, content ? 'no' : 'yes', `[${title}](../${testOf('discord', row)})`]
  })
  return table(['what people do', 'what they get', 'without message content', 'test'], rows)
}

function permissionTable(): string {
  const rows = Object.entries(PERMISSIONS).map(([name, { why, calls }]) => [words(name), why, code(calls)])
  return table(['permission', 'so that Parley can', 'calls'], rows)
}

/** `ReadMessageHistory` as Discord writes it in its settings. */
const words = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')

function refusalTable(): string {
  const rows = Object.entries(REMEDIES).map(([number, line]) => {
    const [what, remedy] = line.split(/: (.*)/s)
    return [`\`${number}\``, what!, remedy!]
  })
  return table(['close code', 'Parley says', 'what to do'], rows)
}
