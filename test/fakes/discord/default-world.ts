import { bits, type Permission } from './permissions.ts'
import {
  CHANNEL,
  type Guild,
  type Member,
  newChannel,
  type Overwrite,
  type User,
  type World,
} from './world.ts'

/** Who and what is there unless a test says otherwise. */
export const IDS = {
  guild: '1100000000000000001',
  application: '1100000000000000010',
  /** The bot; as in most applications of today its id is the application's. */
  bot: '1100000000000000010',
  ada: '1100000000000000011',
  benoit: '1100000000000000012',
  carla: '1100000000000000013',
  dora: '1100000000000000014',
  robot: '1100000000000000015',
  erik: '1100000000000000016',
  fatou: '1100000000000000017',
  crewRole: '1100000000000000021',
  adminRole: '1100000000000000022',
  botRole: '1100000000000000023',
  general: '1100000000000000031',
  random: '1100000000000000032',
  /** Carla may not see it. */
  secret: '1100000000000000033',
  /** The bot may not see it. */
  hidden: '1100000000000000034',
  forum: '1100000000000000035',
  /** A post in the forum. */
  post: '1100000000000000036',
  voice: '1100000000000000037',
  /** A thread under #general. */
  thread: '1100000000000000038',
  /** A private thread under #general, of Ada, Dora and the bot. */
  whisper: '1100000000000000039',
  /** Direct messages between Ada and Benoît, without the bot. */
  between: '1100000000000000041',
  /** Direct messages with the bot. */
  dmAda: '1100000000000000042',
  dmBenoit: '1100000000000000043',
  dmCarla: '1100000000000000044',
  dmDora: '1100000000000000045',
  second: '1100000000000000101',
  lobby: '1100000000000000131',
  secondBotRole: '1100000000000000123',
  /** A guild without the bot; Ada and Erik have installed the app for themselves. */
  abroad: '1100000000000000201',
  lounge: '1100000000000000231',
} as const

/** What the bot may do everywhere unless a test gives less. */
export const ALL_PERMISSIONS: readonly Permission[] = [
  ...(['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'EmbedLinks', 'AttachFiles'] as const),
  ...(['ReadMessageHistory', 'AddReactions'] as const),
]

/** What people may do; `@everyone` itself has nothing, so that the bot has exactly what it was given. */
const CREW: Permission[] = [
  ...(['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'EmbedLinks', 'AttachFiles'] as const),
  ...(['ReadMessageHistory', 'AddReactions', 'UseExternalEmojis', 'ChangeNickname', 'Connect'] as const),
  ...(['CreatePublicThreads', 'CreatePrivateThreads', 'UseApplicationCommands', 'UseExternalApps'] as const),
]

const JOINED = '2024-01-02T03:04:05.000000+00:00'

const user = (id: string, username: string, global_name: string, locale: string, bot?: boolean): User => ({
  ...{ id, username, global_name, locale },
  ...(bot && { bot }),
})

const view = (id: string, type: 0 | 1, seen: boolean): Overwrite => {
  const bit = bits('ViewChannel')
  return { id, type, allow: seen ? bit : 0n, deny: seen ? 0n : bit }
}

function people(): User[] {
  return [
    user(IDS.bot, 'parley', 'Parley', 'en-US', true),
    user(IDS.ada, 'ada', 'Ada', 'en-US'),
    user(IDS.benoit, 'benoit', 'Benoît', 'fr'),
    user(IDS.carla, 'carla', 'Carla', 'es-ES'),
    user(IDS.dora, 'dora', 'Dora', 'de'),
    user(IDS.robot, 'robot', 'Robot', 'en-US', true),
    user(IDS.erik, 'erik', 'Erik', 'sv-SE'),
    user(IDS.fatou, 'fatou', 'Fatou', 'fr'),
  ]
}

function guild(
  users: User[],
  given: { id: string; name: string; owner: string; locale: string; crew: string[]; botRole?: string },
  permissions: readonly Permission[],
): Guild {
  const find = (id: string) => users.find((row) => row.id === id)!
  const crewRole = given.id === IDS.guild ? IDS.crewRole : `${given.id.slice(0, -1)}2`
  const member = (id: string, ...roles: string[]): Member => ({ user: find(id), roles, joined_at: JOINED })
  const role = (id: string, name: string, position: number, names: readonly Permission[]) => ({
    ...{ id, name, position, permissions: bits(...names) },
  })
  return {
    id: given.id,
    name: given.name,
    owner_id: given.owner,
    preferred_locale: given.locale,
    roles: [
      role(given.id, '@everyone', 0, []),
      { ...role(crewRole, 'crew', 1, CREW), mentionable: true },
      ...(given.botRole ? [role(given.botRole, 'Parley', 2, permissions)] : []),
    ],
    members: [
      ...given.crew.map((id) => member(id, crewRole)),
      ...(given.botRole ? [member(IDS.bot, given.botRole)] : []),
    ],
  }
}

function firstGuild(users: User[], permissions: readonly Permission[]): Guild {
  const crew = [IDS.ada, IDS.benoit, IDS.carla, IDS.dora, IDS.robot]
  // Robot owns it, so that what Dora may do comes from her role.
  const named = { id: IDS.guild, name: 'Parley Test', owner: IDS.robot, locale: 'en-US' }
  const made = guild(users, { ...named, crew, botRole: IDS.botRole }, permissions)
  const adminRole = { id: IDS.adminRole, name: 'admins', position: 3, permissions: bits('Administrator') }
  made.roles.push(adminRole)
  made.members.find((row) => row.user.id === IDS.dora)!.roles.push(IDS.adminRole)
  made.members.find((row) => row.user.id === IDS.benoit)!.nick = 'Ben'
  return made
}

function firstChannels() {
  const guild_id = IDS.guild
  const { text, thread, privateThread, forum, voice } = CHANNEL
  const secret = [IDS.ada, IDS.benoit, IDS.robot, IDS.bot].map((id) => view(id, 1, true))
  const hidden = [view(guild_id, 0, false), view(IDS.crewRole, 0, true), view(IDS.bot, 1, false)]
  const own = { guild_id, owner_id: IDS.ada }
  return [
    newChannel({ id: IDS.general, type: text, name: 'general', guild_id }),
    newChannel({ id: IDS.random, type: text, name: 'random', guild_id }),
    newChannel({
      ...{ id: IDS.secret, type: text, name: 'secret', guild_id },
      overwrites: [view(guild_id, 0, false), view(IDS.crewRole, 0, false), ...secret],
    }),
    newChannel({ id: IDS.hidden, type: text, name: 'hidden', guild_id, overwrites: hidden }),
    newChannel({ id: IDS.forum, type: forum, name: 'forum', guild_id }),
    newChannel({ id: IDS.voice, type: voice, name: 'voice', guild_id }),
    newChannel({ ...own, id: IDS.post, type: thread, name: 'post', parent_id: IDS.forum }),
    newChannel({ ...own, id: IDS.thread, type: thread, name: 'thread', parent_id: IDS.general }),
    newChannel(
      { ...own, id: IDS.whisper, type: privateThread, name: 'whisper', parent_id: IDS.general },
      { members: [IDS.ada, IDS.dora, IDS.bot] },
    ),
  ]
}

function directs() {
  const direct = (id: string, ...recipients: string[]) =>
    newChannel({ id, type: CHANNEL.dm, name: '' }, { recipients })
  return [
    { ...direct(IDS.between, IDS.ada, IDS.benoit), name: 'between' },
    direct(IDS.dmAda, IDS.ada, IDS.bot),
    direct(IDS.dmBenoit, IDS.benoit, IDS.bot),
    direct(IDS.dmCarla, IDS.carla, IDS.bot),
    direct(IDS.dmDora, IDS.dora, IDS.bot),
  ]
}

/** @param permissions what the bot may do in the two guilds that it is in. */
export function defaultWorld(permissions: readonly Permission[]): World {
  const users = people()
  const second = { id: IDS.second, name: 'Second Test', owner: IDS.erik, locale: 'fr' }
  const abroad = { id: IDS.abroad, name: 'Abroad', owner: IDS.erik, locale: 'es-ES' }
  return {
    users,
    guilds: [
      firstGuild(users, permissions),
      guild(
        users,
        { ...second, crew: [IDS.erik, IDS.fatou, IDS.ada], botRole: IDS.secondBotRole },
        permissions,
      ),
      guild(users, { ...abroad, crew: [IDS.ada, IDS.erik] }, permissions),
    ],
    channels: [
      ...firstChannels(),
      newChannel({ id: IDS.lobby, type: CHANNEL.text, name: 'lobby', guild_id: IDS.second }),
      newChannel({ id: IDS.lounge, type: CHANNEL.text, name: 'lounge', guild_id: IDS.abroad }),
      ...directs(),
    ],
  }
}
