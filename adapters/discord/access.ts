import {
  type APIInteractionGuildMember,
  type Channel,
  ChannelType,
  type Client,
  type GuildMember,
  PermissionFlagsBits,
  PermissionsBitField,
  RESTJSONErrorCodes as Refusal,
} from 'discord.js'
import { discordErrorCode } from './discord-error.ts'
import { memberOf } from './member.ts'
import type { Pace } from './pace.ts'
import { READ_PERMISSIONS, type ReadPermission, type Remark } from './remark.ts'

/** Whether a channel may be read; `channel` is its id. */
export type Verdict = { ok: true; channel: string } | { ok: false; remark: Remark }

export interface Access {
  /**
   * Whether both the asker and Parley may read a channel: its past too, not only what comes. One that the asker must not know
   * of is answered as one that does not exist. Rejects with what discord.js throws when Discord does not tell.
   * @param wanted an id, or a name with or without `#` of the same server.
   * @param here the channel that the asker speaks in.
   */
  check(user: string, wanted: string, here?: string): Promise<Verdict>
}

/** A channel of a server in which messages stand. */
type Readable = Extract<Channel, { guild: unknown; messages: unknown }>

const isId = (wanted: string) => /^\d{17,20}$/.test(wanted)
const notFound = (name: string): Verdict => ({ ok: false, remark: { kind: 'notFound', name } })

export function createAccess(client: Client, pace: Pace): Access {
  async function channelOf(id: string): Promise<Channel | undefined> {
    const ask = () => client.channels.fetch(id)
    return (await pace.read(ask).catch(unlessRefused)) ?? undefined
  }

  async function judge(user: string, channel: Readable): Promise<Verdict> {
    const { id, guild } = channel
    const asker = await memberOf(guild, user, pace)
    if (asker === undefined || (await lackOf(asker, channel, pace)) !== undefined) return notFound(id)
    const { me } = guild.members
    const permission = await lackOf(me?.partial === false ? me : await guild.members.fetchMe(), channel, pace)
    return permission === undefined
      ? { ok: true, channel: id }
      : { ok: false, remark: { kind: 'permission', permission, channel: id } }
  }

  async function checkId(user: string, id: string, here?: string): Promise<Verdict> {
    const channel = await channelOf(id)
    if (channel?.type === ChannelType.DM && channel.recipientId === user) return { ok: true, channel: id }
    if (channel !== undefined && isReadable(channel)) return await judge(user, channel)
    return id === here && channel === undefined ? { ok: false, remark: { kind: 'notHere' } } : notFound(id)
  }

  /** Names are not unique: the first that may be read counts, else one where only Parley lacks something. */
  async function checkName(user: string, wanted: string, here?: string): Promise<Verdict> {
    const name = wanted.replace(/^#/, '').toLowerCase()
    let verdict = notFound(name)
    for (const channel of namesakes(here === undefined ? undefined : await channelOf(here), name)) {
      const found = await judge(user, channel)
      if (found.ok) return found
      if (found.remark.kind !== 'notFound') verdict = found
    }
    return verdict
  }

  return {
    check: (user, wanted, here) => (isId(wanted) ? checkId : checkName)(user, wanted, here),
  }
}

/** Whether somebody may change what Parley does in a server: by the permission Administrator or Manage Server. */
export function isAdmin({
  permissions,
}: Pick<GuildMember | APIInteractionGuildMember, 'permissions'>): boolean {
  const held = new PermissionsBitField(typeof permissions === 'string' ? BigInt(permissions) : permissions)
  return held.any([PermissionFlagsBits.Administrator, PermissionFlagsBits.ManageGuild])
}

const isReadable = (channel: Channel): channel is Readable => !channel.isDMBased() && channel.isTextBased()

function namesakes(here: Channel | undefined, name: string): Readable[] {
  if (here === undefined || here.isDMBased()) return []
  const channels = [...here.guild.channels.cache.values()]
  return channels.filter(isReadable).filter((channel) => channel.name.toLowerCase() === name)
}

/** The first permission that somebody lacks to read a channel. */
async function lackOf(
  member: GuildMember,
  channel: Readable,
  pace: Pace,
): Promise<ReadPermission | undefined> {
  const permissions = channel.permissionsFor(member)
  const needed = READ_PERMISSIONS.filter((one) => one !== 'Connect' || channel.isVoiceBased())
  const lack = needed.find((one) => !permissions?.has(PermissionFlagsBits[one]))
  if (lack !== undefined || channel.type !== ChannelType.PrivateThread) return lack
  if (permissions?.has(PermissionFlagsBits.ManageThreads)) return undefined
  const ask = () => channel.members.fetch({ member: member.id, force: true, cache: false })
  const inside = await pace.read(ask).catch(unlessRefused)
  return inside === undefined ? 'ViewChannel' : undefined
}

const UNSEEN: ReadonlySet<number> = new Set([
  Refusal.UnknownChannel,
  Refusal.UnknownMember,
  Refusal.MissingAccess,
])

/** @throws anything but that there is none for Parley to see. */
function unlessRefused(error: unknown): undefined {
  if (!UNSEEN.has(discordErrorCode(error) ?? 0)) throw error
}
