import type { Channel } from '../../src/contract/channels.ts'
import type { Person } from '../../src/contract/people.ts'
import { type InterfacePhrases, interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import type { Origin } from '../../src/contract/request.ts'
import type { WordsContext } from '../../src/contract/understand.ts'
import type { Spot } from './spot.ts'

/** Who asks, and how to speak to them. */
export interface Asker {
  user: string
  name: string
  person: Person
  origin: Origin
  phrases: InterfacePhrases
  words: WordsContext
}

/** A person has one account on all servers, so what they set counts everywhere. */
const EVERYWHERE = 'everywhere'

export const personOf = (user: string): Person => ({ platform: 'discord', workspace: EVERYWHERE, user })

/** A channel as its settings are kept; ids are unique over all servers. */
export const channelOf = (channel: string): Channel => ({
  platform: 'discord',
  workspace: EVERYWHERE,
  channel,
})

export interface AskerParts {
  user: string
  name: string
  roles: readonly string[]
  spot: Spot
  locale?: string | undefined
}

export function createAsker({ user, name, roles, spot, locale }: AskerParts): Asker {
  const person = personOf(user)
  return {
    user,
    name,
    person,
    origin: { ...person, ...spot, roles, ...(locale && { locale }) },
    phrases: interfaceFor(locale),
    words: { now: Date.now(), ...(locale && { locale }) },
  }
}
