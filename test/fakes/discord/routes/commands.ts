import { joinedGuild } from '../access.ts'
import { type CommandBody, checkCommand } from '../check-commands.ts'
import { checkList, problem } from '../problem.ts'
import { invalid, refusal, refuseProblems } from '../refusal.ts'
import { registeredCommand, withoutTranslations } from '../registered-command.ts'
import type { RouteCall, Routes } from '../route.ts'
import type { Command, State } from '../state.ts'

/** Of each kind: slash commands, menus of users and of messages. */
const MAXIMUM: Record<number, number> = { 1: 100, 2: 15, 3: 15 }
/** A day and guild; changes of commands that are there do not count. */
const MAXIMUM_CREATIONS = 200
const DAY_MILLISECONDS = 86_400_000

/** The commands of the path: global ones, or a guild's. @throws 10002, 10004 */
function scopeOf({ state, params }: RouteCall) {
  if (params.application !== state.applicationId) throw refusal('UnknownApplication')
  const guild = params.guild === undefined ? undefined : joinedGuild(state, params.guild).id
  return { guild, known: state.commands.filter((row) => row.guild_id === guild) }
}

const kindOf = ({ type }: CommandBody) => type ?? 1
const isTwin = (one: CommandBody, other: CommandBody) =>
  one.name === other.name && kindOf(one) === kindOf(other)

/** What Discord gives back: everything it knows of it, and a version that changes when it changes. */
function register(
  { state }: RouteCall,
  body: CommandBody,
  before: Command | undefined,
  guild?: string,
): Command {
  if (!before) countCreation(state, guild)
  const next = registeredCommand(body, state.applicationId, guild)
  const { id, version, ...old } = before ?? { id: state.clock.snowflake(), version: '' }
  const isSame = JSON.stringify(old) === JSON.stringify(next)
  return { ...next, id, version: isSame ? version : state.clock.snowflake() }
}

/** @throws 30034 */
function countCreation(state: State, guild = 'global') {
  const day = `${guild} ${Math.floor(state.clock.now() / DAY_MILLISECONDS)}`
  const made = state.creations.get(day) ?? 0
  if (made >= MAXIMUM_CREATIONS) throw refusal('TooManyCreations')
  state.creations.set(day, made + 1)
}

function checkMany(commands: CommandBody[]): void {
  for (const [kind, most] of Object.entries(MAXIMUM)) {
    if (commands.filter((row) => kindOf(row) === Number(kind)).length > most) throw refusal('TooManyCommands')
  }
}

function replaceIn(state: State, guild: string | undefined, commands: Command[]) {
  state.commands = [...state.commands.filter((row) => row.guild_id !== guild), ...commands]
  state.ledger.changed()
}

function overwrite(call: RouteCall) {
  const { guild, known } = scopeOf(call)
  const bodies = call.body as unknown as CommandBody[]
  refuseProblems(checkList<CommandBody>(bodies, [], { most: 130 }, checkCommand))
  const twin = bodies.findIndex((row, index) => bodies.slice(0, index).some((other) => isTwin(row, other)))
  const words = 'Application command names must be unique'
  if (twin >= 0) throw invalid([problem([twin, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', words)])
  checkMany(bodies)
  const before = (row: CommandBody) => known.find((old) => isTwin(old, row))
  const commands = bodies.map((row) => register(call, row, before(row), guild))
  replaceIn(call.state, guild, commands)
  return { body: commands }
}

function create(call: RouteCall) {
  const { guild, known } = scopeOf(call)
  const body = call.body as unknown as CommandBody
  refuseProblems(checkCommand(body))
  const before = known.find((row) => isTwin(row, body))
  const others = known.filter((row) => row !== before)
  checkMany([...others, body])
  const command = register(call, body, before, guild)
  replaceIn(call.state, guild, [...others, command])
  return { status: before ? 200 : 201, body: command }
}

/** @throws 10063 */
function one(call: RouteCall) {
  const { guild, known } = scopeOf(call)
  const command = known.find((row) => row.id === call.params.command)
  if (!command) throw refusal('UnknownCommand')
  return { guild, command, others: known.filter((row) => row !== command) }
}

function change(call: RouteCall) {
  const { guild, command, others } = one(call)
  const body = { ...command, ...call.body } as CommandBody
  refuseProblems(checkCommand(body))
  const changed = register(call, body, command, guild)
  replaceIn(call.state, guild, [...others, changed])
  return { body: changed }
}

function remove(call: RouteCall) {
  const { guild, others } = one(call)
  replaceIn(call.state, guild, others)
  return {}
}

/** Without their translations unless they are asked for. */
function list(call: RouteCall) {
  const { known } = scopeOf(call)
  return { body: call.query.with_localizations === 'true' ? known : known.map(withoutTranslations) }
}

const routesFor = (path: string): Routes => ({
  [`GET ${path}`]: { run: list },
  [`PUT ${path}`]: { run: overwrite },
  [`POST ${path}`]: { run: create },
  [`GET ${path}/:command`]: { run: (call) => ({ body: one(call).command }) },
  [`PATCH ${path}/:command`]: { run: change },
  [`DELETE ${path}/:command`]: { run: remove },
})

export const commands: Routes = {
  ...routesFor('/applications/:application/commands'),
  ...routesFor('/applications/:application/guilds/:guild/commands'),
}
