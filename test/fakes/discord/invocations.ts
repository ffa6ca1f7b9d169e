import { descend, fillOptions, type Value, type Values } from './command-options.ts'
import { type Choice, contextOf, type Done, INTERACTION, interact } from './interaction.ts'
import { messageObject } from './payloads.ts'
import { type Pointing, pointAt } from './people.ts'
import { bits, guildPermissions, permissionsIn } from './permissions.ts'
import { findPlace, type Place } from './places.ts'
import type { Command, State } from './state.ts'
import { type Channel, memberOf, type User } from './world.ts'

/** Where a command is used: as the guild's app, in direct messages, or as an app that the person has installed. */
export type Context = 'guild' | 'dm' | 'user-install'

export interface Invoking extends Place {
  /** `translate`; `parley help` names a subcommand as well. */
  name: string
  subcommand?: string
  options?: Values
  /** Found from the channel if not given. */
  context?: Context
}

export interface Invocations {
  /** A slash command. @throws when the person is not offered it, or Discord's client would not send it. */
  command(given: Invoking): Promise<Done>
  /** A command from the menu of a message. */
  messageCommand(given: Pointing & { name: string; context?: Context }): Promise<Done>
  /** What is offered while a person types. @param given.option the option that is being typed. */
  autocomplete(given: Invoking & { option: string; value: string }): Promise<Choice[]>
}

const MESSAGE_MENU = 3
const SLASH = 1

export function createInvocations(state: State): Invocations {
  const enter = ({ context, ...place }: Place & { context?: Context | undefined }) =>
    findPlace(state, context === 'dm' ? { ...place, channel: 'dm' } : place)

  function prepare(given: Invoking) {
    const { user, channel } = enter(given)
    const [name, ...words] = [...given.name.split(' '), ...(given.subcommand?.split(' ') ?? [])]
    const isUserInstalled = given.context === 'user-install'
    const command = offeredCommand(state, { user, channel, isUserInstalled }, name!, SLASH)
    const common = { user, channel, isUserInstalled, command }
    return { common, ...descend(command.options ?? [], words) }
  }

  return {
    command(given) {
      const { common, offered, wrap } = prepare(given)
      const { options, resolved } = fillOptions(state, offered, given.options ?? {}, common.channel)
      const data = { ...dataOf(common.command), options: wrap(options), ...(resolved && { resolved }) }
      return interact(state, { ...common, type: INTERACTION.command, name: `/${given.name}`, data })
    },
    messageCommand(given) {
      const { user } = enter(given)
      const { channel, message } = pointAt(state, given)
      const isUserInstalled = given.context === 'user-install'
      const command = offeredCommand(state, { user, channel, isUserInstalled }, given.name, MESSAGE_MENU)
      const resolved = { messages: { [message.id]: messageObject(state, message) } }
      const data = { ...dataOf(command), target_id: message.id, resolved }
      const asking = {
        type: INTERACTION.command,
        name: given.name,
        user,
        channel,
        isUserInstalled,
        command,
        data,
      }
      return interact(state, asking)
    },
    async autocomplete(given) {
      const { common, offered, wrap } = prepare(given)
      const option = offered.find((row) => row.name === given.option)
      if (!option?.autocomplete) throw new Error(`${given.option} of ${given.name} does not complete itself`)
      const others = Object.entries(given.options ?? {}).filter(([name]) => name !== given.option)
      const typed = others.map(([name, value]: [string, Value]) => {
        return { name, type: offered.find((row) => row.name === name)?.type ?? 3, value }
      })
      const focused = { name: option.name, type: option.type, value: given.value, focused: true }
      const data = { ...dataOf(common.command), options: wrap([...typed, focused]) }
      const asking = {
        ...common,
        type: INTERACTION.autocomplete,
        name: 'autocomplete',
        data,
        focused: option.type,
      }
      return (await interact(state, asking)).choices ?? []
    },
  }
}

const dataOf = ({ id, name, type, guild_id }: Command) => ({ id, name, type, ...(guild_id && { guild_id }) })

interface Asker {
  user: User
  channel: Channel
  isUserInstalled: boolean
}

/** @throws when this person is not offered it there; says why. */
function offeredCommand(
  state: State,
  { user, channel, isUserInstalled }: Asker,
  name: string,
  type: number,
): Command {
  const known = state.commands.filter(
    (row) => row.guild_id === undefined || row.guild_id === channel.guild_id,
  )
  const command = known.find((row) => row.name === name && row.type === type)
  const no = (why: string) => new Error(`${user.username} is not offered ${name}: ${why}`)
  if (!command) throw no(`there is ${known.map((row) => row.name).join(', ') || 'no command'}`)
  const guild = state.world.guilds.find((row) => row.id === channel.guild_id)
  const isHere = memberOf(guild, state.botId) || channel.recipients.includes(state.botId)
  const installation = isUserInstalled || !isHere ? 1 : 0
  const context = contextOf(state, channel)
  if (!command.integration_types?.includes(installation))
    throw no(`integration_types is ${command.integration_types}`)
  if (command.contexts && !command.contexts.includes(context)) throw no(`contexts is ${command.contexts}`)
  const needed = BigInt(command.default_member_permissions ?? 0)
  if (guild && (guildPermissions(guild, user.id) & needed) !== needed) throw no('default_member_permissions')
  const held = permissionsIn(state.world, user.id, channel)
  const may = bits('UseApplicationCommands', ...(installation === 1 ? (['UseExternalApps'] as const) : []))
  if ((held & may) !== may) throw no('they may not use commands there')
  return command
}
