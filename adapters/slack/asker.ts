import type { Person } from '../../src/contract/people.ts'
import { type InterfacePhrases, interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import type { Origin } from '../../src/contract/request.ts'
import type { WordsContext } from '../../src/contract/understand.ts'
import type { Workspace } from './workspace.ts'

/** Where something was asked. */
export interface Spot {
  channel?: string
  thread?: string
}

/** Who asks, and how to speak to them. */
export interface Asker {
  user: string
  name: string
  person: Person
  origin: Origin
  phrases: InterfacePhrases
  words: WordsContext
}

/** Slack's ids of user groups. */
const isUserGroup = (role: string) => role.startsWith('S')

/** Looks a person up: name, locale, time zone and roles. @param roles those that the policy asks about. */
export async function createAsker(
  workspace: Workspace,
  roles: readonly string[],
  user: string,
  spot: Spot = {},
): Promise<Asker> {
  const person: Person = { platform: 'slack', workspace: workspace.team, user }
  const { locale, timeZone, name, admin } = await workspace.directory.person(user)
  const groups = await workspace.userGroups(user, roles.filter(isUserGroup))
  const held = [...(admin ? ['admin'] : []), ...groups]
  return {
    user,
    name,
    person,
    origin: { ...person, ...spot, roles: held, ...(locale && { locale }) },
    phrases: interfaceFor(locale),
    words: { now: Date.now(), ...(timeZone && { timeZone }), ...(locale && { locale }) },
  }
}
