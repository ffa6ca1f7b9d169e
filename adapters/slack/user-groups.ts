import type { WebClient } from '@slack/web-api'
import { LRUCache } from 'lru-cache'
import type { Log } from '../../src/contract/log.ts'
import type { Pace } from './pace.ts'
import { missingScope, slackErrorName } from './slack-error.ts'

/** Which of these user groups somebody is in, as Slack told at most five minutes ago. Never rejects. */
export type UserGroups = (user: string, groups: readonly string[]) => Promise<string[]>

const REMEMBERED = { max: 1000, ttl: 5 * 60_000 } as const
/** Refusals that waiting does not cure; a group of another workspace is unknown in this one. */
const LASTING: ReadonlySet<string> = new Set(['missing_scope', 'plan_upgrade_required', 'no_such_subteam'])
const NOBODY: ReadonlySet<string> = new Set()

/** Looks user groups up; of those that Slack does not tell about, nobody is a member. */
export function createUserGroups(client: WebClient, team: string, pace: Pace, log: Log): UserGroups {
  let told = false

  async function membersOf(usergroup: string): Promise<ReadonlySet<string>> {
    const ask = () => client.usergroups.users.list({ usergroup })
    return new Set((await pace.read({ team, method: 'usergroups.users.list' }, ask)).users)
  }

  /** Of a group that Slack has none or does not tell of. @throws what may be otherwise soon */
  function membersOfUnknown(error: unknown, group: string): ReadonlySet<string> {
    const name = slackErrorName(error)
    if (name === undefined || !LASTING.has(name)) {
      log.warn(
        { door: 'slack', team, group, name: name ?? (error as Error).name },
        'a user group could not be looked up',
      )
      throw error
    }
    if (name !== 'no_such_subteam' && !told) {
      const scope = missingScope(error)
      log.error(
        { door: 'slack', team, name, ...(scope && { scope }) },
        'user groups cannot be looked up: nobody is in those of the access policy',
      )
      told = true
    }
    return NOBODY
  }

  const known = new LRUCache<string, ReadonlySet<string>>({
    ...REMEMBERED,
    ignoreFetchAbort: true,
    // What was known last is better than nothing; a group of which nothing is known has no members.
    allowStaleOnFetchRejection: true,
    fetchMethod: (group) => membersOf(group).catch((error) => membersOfUnknown(error, group)),
  })
  const isIn = async (user: string, group: string) => (await known.fetch(group))?.has(user) === true

  return async (user, groups) => {
    const inside = await Promise.all(groups.map((group) => isIn(user, group)))
    return groups.filter((_, index) => inside[index])
  }
}
