import { ALL_PERMISSIONS, type FakeDiscord, IDS } from '../../test/fakes/discord/index.ts'
import { bits } from '../../test/fakes/discord/permissions.ts'
import {
  CHANNEL,
  type Channel,
  type Guild,
  type Member,
  newChannel,
  type Role,
  type User,
} from '../../test/fakes/discord/world.ts'
import { type Names, pastSentences } from '../day/speech.ts'

/** The servers of the day. */
export interface World {
  people: User[]
  /** People who change their settings, and whom nobody else has to do with. */
  recluses: User[]
  /** Another app's bot. */
  robot: User
  rooms: Channel[]
  forum: Channel
  /** Of a server without Parley; everybody is there and has installed Parley for themselves. */
  abroad: Channel[]
}

/** Messages of each room before the day begins. */
const HISTORY = 30
const LOCALES = ['en-US', 'fr', 'es-ES', 'de'] as const
const NAMES = 'Ada Björn Chloé Dora Emil Fatou Goran Hanna Inés Jonas Kaja Luís Mina Noor Olga Piet'.split(
  ' ',
)
const ID = { guild: '1200000000000000001', abroad: '1200000000000000002', botRole: '1200000000000000003' }
const idOf = (kind: number, index: number) => `12000000000000${kind}${String(index).padStart(4, '0')}`

/** Adds the servers to a fake Discord that nobody has connected to yet. */
export function addWorld(discord: FakeDiscord, size: { people: number; recluses: number; rooms: number }) {
  const { users, guilds, channels } = discord.world
  const everybody = Array.from({ length: size.people + size.recluses }, (_, index) => personAt(index))
  const robot = users.find(({ id }) => id === IDS.robot)!
  const bot = users.find(({ id }) => id === IDS.bot)!
  const crew = guilds[0]!.roles.find(({ name }) => name === 'crew')!
  const here = guildOf(ID.guild, 'Day', crew, [...everybody, robot])
  here.roles.push({ id: ID.botRole, name: 'Parley', position: 2, permissions: bits(...ALL_PERMISSIONS) })
  here.members.push(memberOf(bot, ID.botRole))
  const room = (guild_id: string, kind: number) => (_: unknown, index: number) =>
    newChannel({ id: idOf(kind, index), type: CHANNEL.text, name: `room-${kind}-${index}`, guild_id })
  const world: World = {
    ...{ people: everybody.slice(0, size.people), recluses: everybody.slice(size.people), robot },
    rooms: Array.from({ length: size.rooms }, room(ID.guild, 2)),
    abroad: Array.from({ length: 2 }, room(ID.abroad, 3)),
    forum: newChannel({ id: idOf(4, 0), type: CHANNEL.forum, name: 'questions', guild_id: ID.guild }),
  }
  users.push(...everybody)
  guilds.push(here, guildOf(ID.abroad, 'Day abroad', crew, everybody))
  channels.push(...world.rooms, ...world.abroad, world.forum, ...everybody.map(directOf))
  addHistory(world, discord)
  return world
}

/** How Discord writes who is named. */
export const namesFor = ({ id }: User): Names => ({ who: `<@${id}>`, all: '@here' })

/** What was said in the rooms before the day, so that there is something to summarise. */
function addHistory({ people, rooms }: World, { seed }: FakeDiscord): void {
  for (const [index, { id: channel }] of rooms.entries()) {
    for (const [turn, text] of pastSentences(HISTORY, namesFor(people[index]!)).entries()) {
      const { id: user } = people[(index + turn) % people.length]!
      seed({ user, channel, text, at: new Date(Date.now() - (HISTORY - turn) * 60_000) })
    }
  }
}

function personAt(index: number): User {
  const global_name = `${NAMES[index % NAMES.length]} ${index + 1}`
  return {
    ...{ id: idOf(1, index), username: `person-${index}`, global_name },
    locale: LOCALES[index % LOCALES.length]!,
  }
}

const memberOf = (user: User, role: string): Member => {
  return { user, roles: [role], joined_at: '2025-01-02T03:04:05.000000+00:00' }
}

/** Owned by somebody who is not there, so that nobody may do everything. */
function guildOf(id: string, name: string, { permissions }: Role, crew: readonly User[]): Guild {
  const everyone = { id, name: '@everyone', position: 0, permissions }
  return {
    ...{ id, name, owner_id: IDS.fatou, preferred_locale: 'en-US' },
    roles: [
      { ...everyone, permissions: 0n },
      { ...everyone, id: `${id.slice(0, -1)}9`, name: `crew of ${name}`, position: 1 },
    ],
    members: crew.map((user) => memberOf(user, `${id.slice(0, -1)}9`)),
  }
}

const directOf = ({ id }: User, index: number) =>
  newChannel({ id: idOf(5, index), type: CHANNEL.dm, name: '' }, { recipients: [id, IDS.bot] })
