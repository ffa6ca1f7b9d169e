import { may } from './permissions.ts'
import type { State } from './state.ts'
import { type Channel, directChannel, type User, userIn } from './world.ts'

/** Who does it and where; names (`ada`, `#general`) or ids. `channel: 'dm'` is the direct messages with the bot. */
export interface Place {
  user: string
  channel: string
}

/**
 * @param name an id, a name with or without `#`, or `dm:ada` for somebody's direct messages with the bot.
 * @throws when the test names one that does not exist.
 */
export function findChannel({ world, botId, clock }: State, name: string): Channel {
  const person = /^dm:(.+)$/.exec(name)?.[1]
  if (person !== undefined)
    return directChannel(world, botId, userIn(world, person).id, () => clock.snowflake())
  const plain = name.replace(/^#/, '')
  const found = world.channels.find((row) => row.id === name || (row.name !== '' && row.name === plain))
  if (!found) throw new Error(`no channel ${name}`)
  return found
}

/** @throws when the test names what does not exist, or somebody who may not see it. */
export function findPlace(state: State, { user, channel }: Place): { user: User; channel: Channel } {
  const person = userIn(state.world, user)
  const found = findChannel(state, channel === 'dm' ? `dm:${user}` : channel)
  if (!may(state.world, person.id, found, 'ViewChannel')) {
    throw new Error(`${person.username} may not see ${found.name || found.id}`)
  }
  return { user: person, channel: found }
}
