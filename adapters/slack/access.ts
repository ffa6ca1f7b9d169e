import type { WebClient } from '@slack/web-api'
import { createChannelNames } from './channel-names.ts'
import type { Directory } from './directory.ts'
import { createMemberships } from './memberships.ts'
import type { Pace } from './pace.ts'
import type { Remark } from './remark.ts'
import { missingScope, slackErrorName } from './slack-error.ts'

/** Whether a channel may be read; `channel` is its id. */
export type Verdict = { ok: true; channel: string } | { ok: false; remark: Remark }

export interface Access {
  /**
   * Whether both the asker and Parley may read a channel. One that the asker must not know of is answered as one that does
   * not exist. Rejects with what web-api throws when Slack does not tell.
   * @param wanted an id, or a name with or without `#`.
   * @param here the channel that the asker speaks in: they are in it for sure.
   */
  check(user: string, wanted: string, here?: string): Promise<Verdict>
  /** Whether every member of the workspace may read a channel. Rejects as above. @param channel an id. */
  isPublic(channel: string): Promise<boolean>
}

type Channel = NonNullable<Awaited<ReturnType<WebClient['conversations']['info']>>['channel']>

/** Names are never in capitals, ids always. */
const isId = (wanted: string) => /^[CDG][A-Z0-9]+$/.test(wanted)

export function createAccess(client: WebClient, team: string, pace: Pace, directory: Directory): Access {
  const idOf = createChannelNames(client, team, pace)
  const isIn = createMemberships(client, team, pace)

  async function infoOf(channel: string): Promise<Channel> {
    const ask = () => client.conversations.info({ channel })
    return (await pace.read({ team, method: 'conversations.info' }, ask)).channel ?? {}
  }

  async function mayRead(user: string, id: string, channel: Channel): Promise<boolean> {
    return (isOpen(channel) && !(await directory.person(user)).guest) || (await isIn(id, user))
  }

  async function judge(user: string, wanted: string, here?: string): Promise<Remark | { id: string }> {
    const id = isId(wanted) ? wanted : await idOf(wanted)
    if (id === undefined) return { kind: 'notFound', name: wanted }
    const channel = await infoOf(id)
    if (id !== here && !(await mayRead(user, id, channel))) return { kind: 'notFound', name: wanted }
    return isBotIn(channel) ? { id } : { kind: 'invite', channel: id }
  }

  return {
    async check(user, wanted, here) {
      const found = await judge(user, wanted, here).catch((error) => refusal(error, wanted, here))
      return 'id' in found ? { ok: true, channel: found.id } : { ok: false, remark: found }
    },
    async isPublic(channel) {
      try {
        return isOpen(await infoOf(channel))
      } catch (error) {
        if (slackErrorName(error) === 'channel_not_found') return false
        throw error
      }
    },
  }
}

const isOpen = ({ is_private, is_im, is_mpim }: Channel) => !is_private && !is_im && !is_mpim

/** Of direct messages Slack tells a bot only about its own. */
const isBotIn = ({ is_member, is_im, is_mpim }: Channel) => is_member || is_im || is_mpim

function refusal(error: unknown, wanted: string, here?: string): Remark {
  const scope = missingScope(error)
  // Which scope a private channel lacks would tell that there is one, so only who speaks there is told.
  const secret = isId(wanted) && wanted !== here && !/\bchannels:/.test(scope ?? '')
  if (scope !== undefined && !secret) return { kind: 'scope', scope }
  if (scope === undefined && slackErrorName(error) !== 'channel_not_found') throw error
  return wanted === here ? { kind: 'invite', channel: here } : { kind: 'notFound', name: wanted }
}
