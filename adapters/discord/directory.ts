import { type Client, type Guild, RESTJSONErrorCodes as Refusal } from 'discord.js'
import { LRUCache } from 'lru-cache'
import { isAdmin } from './access.ts'
import { discordErrorCode } from './discord-error.ts'
import { memberOf } from './member.ts'
import type { Pace } from './pace.ts'
import { PEOPLE } from './rate-limits.ts'
import { rolesOf } from './roles.ts'

/** Somebody, as a server sees them or by themselves. */
export interface DiscordPerson {
  id: string
  /** What people call them there; `somebody` when Discord does not tell. */
  name: string
  bot: boolean
  /** On the server; `admin` among them for who may manage it. */
  roles: readonly string[]
  /** BCP 47. Only interactions carry it, so it is the one seen last. */
  locale?: string
}

/** Looks people up, in a server or by themselves. */
export interface Directory {
  person(id: string, guild?: Guild): Promise<DiscordPerson>
  /**
   * Display names in a server.
   * @param known the names they came with, by id: for those who are no members any more, or when Discord does not answer.
   */
  names(known: ReadonlyMap<string, string>, guild?: Guild): Promise<Map<string, string>>
  /** Remembers somebody's locale, as an interaction tells it. */
  remember(id: string, locale: string): void
}

const keyOf = (id: string, guild?: Guild) => `${guild?.id ?? '@me'}/${id}`

export function createDirectory(client: Client, pace: Pace): Directory {
  const locales = new LRUCache<string, string>({ max: PEOPLE.remembered.max })
  const names = new LRUCache<string, string>(PEOPLE.remembered)
  const people = new LRUCache<string, DiscordPerson>({
    ...PEOPLE.remembered,
    // A person pushed out while being looked up is still answered.
    ignoreFetchAbort: true,
    fetchMethod: (key) => lookUp(client, pace, ...(key.split('/') as [string, string])),
  })

  return {
    async person(id, guild) {
      const person = (await people.fetch(keyOf(id, guild))) ?? stranger(id)
      const locale = locales.get(id)
      return { ...person, ...(locale && { locale }) }
    },
    async names(known, guild) {
      if (guild === undefined) return new Map(known)
      const missing = [...known.keys()].filter((id) => !names.has(keyOf(id, guild)))
      const found = await displayNames(guild, missing)
      for (const [id, name] of found) names.set(keyOf(id, guild), name ?? known.get(id)!)
      return new Map([...known].map(([id, name]) => [id, names.get(keyOf(id, guild)) ?? name]))
    },
    remember: (id, locale) => void locales.set(id, locale),
  }
}

async function lookUp(client: Client, pace: Pace, guildId: string, id: string): Promise<DiscordPerson> {
  const guild = client.guilds.cache.get(guildId)
  const member = guild && (await memberOf(guild, id, pace))
  if (member) {
    const { displayName: name, user, roles } = member
    return { id, name, bot: user.bot, roles: rolesOf(roles, isAdmin(member)) }
  }
  try {
    const user = await pace.read(() => client.users.fetch(id, { cache: false }))
    return { id, name: user.displayName, bot: user.bot, roles: [] }
  } catch (error) {
    if (discordErrorCode(error) === Refusal.UnknownUser) return stranger(id)
    throw error
  }
}

/** Nothing is known, so nothing is allowed. */
const stranger = (id: string): DiscordPerson => ({ id, name: 'somebody', bot: false, roles: [] })

/** Asks the gateway, which tells of many at once; undefined for who is no member. Empty when it does not answer. */
async function displayNames(guild: Guild, ids: readonly string[]): Promise<Map<string, string | undefined>> {
  const found = new Map<string, string | undefined>()
  for (let start = 0; start < ids.length; start += PEOPLE.atOnce) {
    const user = ids.slice(start, start + PEOPLE.atOnce)
    const members = await guild.members.fetch({ user, time: PEOPLE.patienceMilliseconds }).catch(() => {})
    if (members === undefined) break
    for (const id of user) found.set(id, members.get(id)?.displayName)
  }
  return found
}
