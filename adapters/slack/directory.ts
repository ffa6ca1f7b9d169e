import type { WebClient } from '@slack/web-api'
import { LRUCache } from 'lru-cache'
import type { Priority } from '../../src/contract/request.ts'
import type { Pace } from './pace.ts'
import { slackErrorName } from './slack-error.ts'

/** Somebody in a workspace. */
export interface SlackPerson {
  id: string
  /** What people call them; `somebody` when Slack does not tell. */
  name: string
  /** BCP 47. */
  locale?: string
  /** IANA name. */
  timeZone?: string
  admin: boolean
  /** Sees only the channels they are in: guests, people of other organisations, and whom Slack does not tell about. */
  guest: boolean
  bot: boolean
}

export interface Directory {
  person(id: string): Promise<SlackPerson>
  /** Display names; who cannot be looked up is `somebody`. Never rejects. */
  names(ids: Iterable<string>, priority?: Priority): Promise<Map<string, string>>
}

/** People remembered at a time, and for how long. */
const REMEMBERED = { max: 10_000, ttl: 60 * 60_000 } as const
const SOMEBODY = 'somebody'

/** Looks people up in one workspace. Those who ask for the same person at the same time share one call. */
export function createDirectory(client: WebClient, team: string, pace: Pace): Directory {
  const people = new LRUCache<string, SlackPerson, Priority>({
    ...REMEMBERED,
    // A person pushed out while being looked up is still answered.
    ignoreFetchAbort: true,
    fetchMethod: (id, _stale, { context: priority }) =>
      pace.read({ team, method: 'users.info', priority }, () => lookUp(client, team, id)),
  })
  const person = async (id: string, priority: Priority = 'interactive') =>
    (await people.fetch(id, { context: priority })) ?? stranger(id)
  const name = async (id: string, priority?: Priority): Promise<[string, string]> => {
    const known = await person(id, priority).catch(() => stranger(id))
    return [id, known.name]
  }
  return {
    person: (id) => person(id),
    names: async (ids, priority) =>
      new Map(await Promise.all([...new Set(ids)].map((id) => name(id, priority)))),
  }
}

type User = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>

async function lookUp(client: WebClient, team: string, id: string): Promise<SlackPerson> {
  try {
    const { user } = await client.users.info({ user: id, include_locale: true })
    return user === undefined ? stranger(id) : asPerson(id, user, team)
  } catch (error) {
    const name = slackErrorName(error)
    if (name === 'user_not_found' || name === 'user_not_visible') return stranger(id)
    throw error
  }
}

function asPerson(id: string, user: User, team: string): SlackPerson {
  const { locale, tz, profile } = user
  return {
    id,
    name: profile?.display_name || profile?.real_name || user.real_name || id,
    ...(locale && { locale }),
    ...(tz && { timeZone: tz }),
    admin: user.is_admin === true || user.is_owner === true,
    guest: user.is_restricted === true || user.is_ultra_restricted === true || isForeign(user, team),
    bot: user.is_bot === true || id === 'USLACKBOT',
  }
}

function isForeign(user: User, team: string): boolean {
  if (user.is_stranger === true) return true
  const home = user.team_id ?? team
  return home !== team && user.enterprise_user?.teams?.includes(team) !== true
}

/** Nothing is known, so nothing is allowed. */
function stranger(id: string): SlackPerson {
  return { id, name: SOMEBODY, admin: false, guest: true, bot: false }
}
