import { INTENT } from './dispatch.ts'
import { addMessage, newMessage } from './messages.ts'
import { channelObject, guildCreate, userObject } from './payloads.ts'
import { bits, type Permission } from './permissions.ts'
import { findChannel, findPlace, type Place } from './places.ts'
import { openThread } from './routes/channels.ts'
import type { State } from './state.ts'
import { CHANNEL, type Guild, memberOf, userIn } from './world.ts'

/** What people change about guilds and channels; the app is told of it. */
export interface Changes {
  /**
   * Begins a thread, or a post in a forum. @param given.message the message that it begins at.
   * @param given.text its first message. @returns its id.
   */
  startThread(given: Place & { name: string; message?: string; text?: string; private?: boolean }): string
  deleteChannel(channel: string): void
  /** Gives somebody or a role permissions in a channel, or takes them away. @param given.who a username or a role. */
  setAccess(given: { channel: string; who: string; allow?: Permission[]; deny?: Permission[] }): void
  /** What the bot's own role may do everywhere from now on. */
  setPermissions(permissions: readonly Permission[], guild?: string): void
  /** Takes the bot out of a guild. */
  kick(guild: string): void
  /** Brings the bot into a guild, without any permission of its own. */
  invite(guild: string): void
  /** This person takes no direct messages any more. */
  closeDirectMessages(user: string): void
}

export function createChanges(state: State): Changes {
  const { world, botId } = state
  const guildNamed = (name: string): Guild => {
    const found = world.guilds.find((row) => row.id === name || row.name === name)
    if (!found) throw new Error(`no guild ${name}`)
    return found
  }
  return {
    startThread(given) {
      const { user, channel } = findPlace(state, given)
      const base = { name: given.name, owner: user.id, private: given.private ?? false }
      const thread = openThread(state, channel, { ...base, ...(given.message && { id: given.message }) })
      // The first message of a post has the post's own id.
      const id = channel.type === CHANNEL.forum ? { id: thread.id } : {}
      if (given.text === undefined) return thread.id
      const message = newMessage(state, thread, { ...id, author: userObject(user), content: given.text })
      addMessage(state, thread, message)
      return thread.id
    },
    deleteChannel(name) {
      const channel = findChannel(state, name)
      const below = world.channels.filter((row) => row.parent_id === channel.id)
      const t = channel.parent_id ? 'THREAD_DELETE' : 'CHANNEL_DELETE'
      const d = channelObject(state, channel)
      state.emit({ t, d, intent: INTENT.Guilds, guild: channel.guild_id, channel })
      world.channels = world.channels.filter((row) => row !== channel && !below.includes(row))
    },
    setAccess({ channel: name, who, allow = [], deny = [] }) {
      const channel = findChannel(state, name)
      const role = world.guilds
        .find((row) => row.id === channel.guild_id)
        ?.roles.find((row) => row.name === who || row.id === who)
      const id = role?.id ?? userIn(world, who).id
      const row = { id, type: role ? 0 : 1, allow: bits(...allow), deny: bits(...deny) } as const
      channel.overwrites = [...channel.overwrites.filter((old) => old.id !== id), row]
      const d = channelObject(state, channel)
      // Of channels that it may not view any more the bot is told this one last thing.
      state.emit({ t: 'CHANNEL_UPDATE', d, intent: INTENT.Guilds, guild: channel.guild_id })
    },
    setPermissions(permissions, guild = world.guilds[0]!.id) {
      const row = guildNamed(guild)
      const own = memberOf(row, botId)?.roles ?? []
      const role = row.roles.find(({ id }) => own.includes(id))!
      role.permissions = bits(...permissions)
      const shown = {
        ...role,
        permissions: String(role.permissions),
        color: 0,
        hoist: false,
        managed: true,
        flags: 0,
      }
      state.emit({
        t: 'GUILD_ROLE_UPDATE',
        d: { guild_id: row.id, role: shown },
        intent: INTENT.Guilds,
        guild: row.id,
      })
    },
    kick(name) {
      const guild = guildNamed(name)
      state.emit({ t: 'GUILD_DELETE', d: { id: guild.id }, intent: INTENT.Guilds, guild: guild.id })
      guild.members = guild.members.filter((row) => row.user.id !== botId)
    },
    invite(name) {
      const guild = guildNamed(name)
      guild.members.push({
        user: userIn(world, botId),
        roles: [],
        joined_at: '2025-01-01T00:00:00.000000+00:00',
      })
      state.emit({ t: 'GUILD_CREATE', d: guildCreate(state, guild), intent: INTENT.Guilds, guild: guild.id })
    },
    closeDirectMessages: (user) => void state.closed.add(userIn(world, user).id),
  }
}
