import { VARIABLES } from '../../src/config.ts'
import { type KeptKind, RETENTION } from '../../src/contract/retention.ts'
import { table, withTables } from '../tables.ts'

/** docs/privacy.md with its table made anew from the one of retention; the words around it are written by hand. */
export const privacyGuide = () => withTables('privacy.md', { retention: retentionTable() })

const FORGOTTEN = { key: 'yes', inside: 'yes', name: 'the person and the channel in it', person: 'the person in it' }

function retentionTable(): string {
  const rows = Object.entries<KeptKind>(RETENTION).map(([name, { what, life, why, forget }]) => [
    what,
    `\`${name}\``,
    lifeOf(life),
    why,
    forget === undefined ? 'no' : FORGOTTEN[forget],
  ])
  return table(['what is kept', 'where', 'how long', 'why', '*forget me* deletes it'], rows)
}

function lifeOf(life: KeptKind['life']): string {
  if ('until' in life) return `until ${life.until}`
  if ('days' in life) return `\`${life.days}\`, by default ${VARIABLES[life.days].default} days`
  const minutes = life.milliseconds / 60_000
  const time = minutes < 60 ? `${minutes} minutes` : `${minutes / 60 / 24} days`
  return life.after === undefined ? time : `${time} after ${life.after}`
}
