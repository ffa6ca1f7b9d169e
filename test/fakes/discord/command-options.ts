import { OPTION, type Option } from './check-commands.ts'
import { channelObject, fullMember, roleObject, userObject } from './payloads.ts'
import { permissionsIn } from './permissions.ts'
import { findChannel } from './places.ts'
import type { State } from './state.ts'
import { type Channel, memberOf, userIn } from './world.ts'

export type Value = string | number | boolean

/** What a person typed or chose, by the option's name. */
export type Values = Record<string, Value>

export interface WireOption {
  name: string
  type: number
  value?: Value
  focused?: boolean
  options?: WireOption[]
}

/** The people, channels and roles that an interaction names. */
export type Resolved = Record<string, Record<string, object>>

const USER = 6
const ROLE = 8
const MENTIONABLE = 9

/** Which options there are behind these words, and how the wire says so. @throws when there is no such subcommand. */
export function descend(options: readonly Option[], words: readonly string[]) {
  let offered = options
  const path: Option[] = []
  for (const word of words) {
    const found = offered.find((row) => row.name === word && row.type <= OPTION.group)
    if (!found)
      throw new Error(`no subcommand ${word}; there is ${offered.map((row) => row.name).join(', ')}`)
    path.push(found)
    offered = found.options ?? []
  }
  if (offered.some((row) => row.type <= OPTION.group)) {
    throw new Error(`a subcommand is needed: ${offered.map((row) => row.name).join(', ')}`)
  }
  const wrap = (inner: WireOption[]): WireOption[] =>
    path.reduceRight((below, { name, type }) => [{ name, type, options: below }], inner)
  return { offered, wrap }
}

/**
 * What was typed as it goes over the wire; looks up people, channels and roles that are named.
 * @throws where Discord's client would not send it: something needed is missing, or a choice is not offered.
 */
export function fillOptions(state: State, offered: readonly Option[], values: Values, where: Channel) {
  const unknown = Object.keys(values).filter((name) => !offered.some((row) => row.name === name))
  if (unknown.length > 0)
    throw new Error(`no option ${unknown}; there is ${offered.map((row) => row.name).join(', ')}`)
  const absent = offered.find((row) => row.required && values[row.name] === undefined)
  if (absent) throw new Error(`the option ${absent.name} must be filled in`)
  const resolved: Resolved = {}
  const options = offered.flatMap((option): WireOption[] => {
    const given = values[option.name]
    if (given === undefined) return []
    const value = lookUp(state, option.type, given, where, resolved)
    return [{ name: option.name, type: option.type, value: accept(option, value) }]
  })
  return { options, ...(Object.keys(resolved).length > 0 && { resolved }) }
}

/** The id of what is named, which goes into `resolved`; other values as they are. */
export function lookUp(state: State, type: number, given: Value, where: Channel, resolved: Resolved): Value {
  const put = (kind: string, id: string, row: object) => {
    resolved[kind] = { ...resolved[kind], [id]: row }
    return id
  }
  const guild = state.world.guilds.find((row) => row.id === where.guild_id)
  if (type === OPTION.channel) {
    const channel = findChannel(state, String(given))
    const permissions = String(permissionsIn(state.world, state.botId, channel))
    return put('channels', channel.id, { ...channelObject(state, channel), permissions })
  }
  const role = guild?.roles.find((row) => row.name === given || row.id === given)
  if (type === ROLE || (type === MENTIONABLE && role)) {
    if (!role) throw new Error(`no role ${given}`)
    return put('roles', role.id, roleObject(role))
  }
  if (type !== USER && type !== MENTIONABLE) return given
  const user = userIn(state.world, String(given))
  const member = memberOf(guild, user.id)
  if (member) put('members', user.id, { ...fullMember(member), user: undefined, permissions: '0' })
  return put('users', user.id, userObject(user))
}

function accept(option: Option, value: Value): Value {
  const no = (why: string) =>
    new Error(`the option ${option.name} does not take ${JSON.stringify(value)}: ${why}`)
  const kind = option.type === 5 ? 'boolean' : option.type === 4 || option.type === 10 ? 'number' : 'string'
  if (typeof value !== kind) throw no(`it must be a ${kind}`)
  if (option.type === OPTION.integer && !Number.isInteger(value)) throw no('it must be a whole number')
  if (typeof value === 'number' && value < (option.min_value ?? -Infinity)) throw no('too small')
  if (typeof value === 'number' && value > (option.max_value ?? Infinity)) throw no('too large')
  if (typeof value === 'string' && value.length < (option.min_length ?? 0)) throw no('too short')
  if (typeof value === 'string' && value.length > (option.max_length ?? 6000)) throw no('too long')
  if (!option.choices?.length) return value
  const choice = option.choices.find((row) => row.value === value || row.name === value)
  if (!choice) throw no(`choices are ${option.choices.map((row) => row.value).join(', ')}`)
  return choice.value
}
