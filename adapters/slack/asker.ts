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
  admin: boolean
  person: Person
  origin: Origin
  phrases: InterfacePhrases
  words: WordsContext
}

/** Looks a person up: name, locale and time zone. */
export async function createAsker(workspace: Workspace, user: string, spot: Spot = {}): Promise<Asker> {
  const person: Person = { platform: 'slack', workspace: workspace.team, user }
  const { locale, timeZone, name, admin } = await workspace.directory.person(user)
  return {
    user,
    name,
    admin,
    person,
    origin: { ...person, ...spot, ...(locale && { locale }) },
    phrases: interfaceFor(locale),
    words: { now: Date.now(), ...(timeZone && { timeZone }), ...(locale && { locale }) },
  }
}
