import { joinedGuild, viewedChannel } from '../access.ts'
import { applicationFlags } from '../gateway.ts'
import { channelObject, fullMember, guildObject, roleObject, threadMember, userObject } from '../payloads.ts'
import { permissionsIn } from '../permissions.ts'
import { refusal } from '../refusal.ts'
import type { RouteCall, Routes } from '../route.ts'
import { type Channel, directChannel, isThread, memberOf } from '../world.ts'

function user({ state, params }: RouteCall) {
  const id = params.user === '@me' ? state.botId : params.user
  const found = state.world.users.find((row) => row.id === id)
  if (!found) throw refusal('UnknownUser')
  return { body: userObject(found) }
}

function openDirect({ state, body }: RouteCall) {
  const id = String(body.recipient_id)
  if (id === state.botId || !state.world.users.some((row) => row.id === id))
    throw refusal('InvalidRecipients')
  const channel = directChannel(state.world, state.botId, id, () => state.clock.snowflake())
  return { body: channelObject(state, channel) }
}

function member({ state, params }: RouteCall) {
  const found = memberOf(joinedGuild(state, params.guild), params.user!)
  if (found) return { body: fullMember(found) }
  throw refusal(state.world.users.some((row) => row.id === params.user) ? 'UnknownMember' : 'UnknownUser')
}

/** Only with the privileged intent for members. */
function listMembers({ state, params, query }: RouteCall) {
  const guild = joinedGuild(state, params.guild)
  if (!state.portal.guildMembers) throw refusal('MissingAccess')
  return { body: guild.members.slice(0, Number(query.limit ?? 1)).map(fullMember) }
}

const guildChannels = ({ state, params }: RouteCall) =>
  state.world.channels.filter((row) => row.guild_id === joinedGuild(state, params.guild).id)

function activeThreads(call: RouteCall) {
  const { state } = call
  const seen = (row: Channel) => permissionsIn(state.world, state.botId, row) !== 0n
  const threads = guildChannels(call).filter((row) => isThread(row) && !row.archived && seen(row))
  return { body: { threads: threads.map((row) => channelObject(state, row)), members: [] } }
}

/** Who is in a thread; a private one is read by nobody else. */
function oneThreadMember({ state, params }: RouteCall) {
  const channel = viewedChannel(state, params.channel)
  if (!isThread(channel)) throw refusal('WrongChannel')
  const id = params.user === '@me' ? state.botId : params.user!
  if (!channel.members.has(id)) throw refusal('UnknownMember')
  return { body: threadMember(channel.id, id) }
}

/** Only with the privileged intent for members. */
function listThreadMembers({ state, params }: RouteCall) {
  const channel = viewedChannel(state, params.channel)
  if (!isThread(channel)) throw refusal('WrongChannel')
  if (!state.portal.guildMembers) throw refusal('MissingAccess')
  return { body: [...channel.members].map((user) => threadMember(channel.id, user)) }
}

const application = ({ state }: RouteCall) => ({
  body: {
    id: state.applicationId,
    name: 'Parley',
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: 'f'.repeat(64),
    flags: applicationFlags(state),
    bot: userObject(state.world.users.find((row) => row.id === state.botId)!),
    owner: userObject(state.world.users.find((row) => row.username === 'dora') ?? state.world.users[0]!),
    team: null,
    integration_types_config: { 0: {}, 1: {} },
  },
})

export const people: Routes = {
  'GET /users/:user': { run: user },
  'POST /users/@me/channels': { run: openDirect },
  'GET /users/@me/guilds': {
    run: ({ state }) => ({
      body: state.world.guilds
        .filter((row) => memberOf(row, state.botId))
        .map(({ id, name }) => ({ id, name })),
    }),
  },
  'GET /applications/@me': { run: application },
  'GET /oauth2/applications/@me': { run: application },
  'GET /guilds/:guild': {
    run: ({ state, params }) => ({ body: guildObject(joinedGuild(state, params.guild)) }),
  },
  'GET /guilds/:guild/roles': {
    run: ({ state, params }) => ({ body: joinedGuild(state, params.guild).roles.map(roleObject) }),
  },
  'GET /guilds/:guild/channels': {
    run: (call) => ({
      body: guildChannels(call)
        .filter((row) => !isThread(row))
        .map((row) => channelObject(call.state, row)),
    }),
  },
  'GET /guilds/:guild/threads/active': { run: activeThreads },
  'GET /guilds/:guild/members': { run: listMembers },
  'GET /guilds/:guild/members/:user': { run: member },
  'GET /channels/:channel/thread-members/:user': { run: oneThreadMember },
  'GET /channels/:channel/thread-members': { run: listThreadMembers },
}
