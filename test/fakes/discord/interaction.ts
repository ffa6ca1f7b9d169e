import { randomBytes } from 'node:crypto'
import { channelObject, interactionMember, messageObject, userObject } from './payloads.ts'
import { permissionsIn } from './permissions.ts'
import type { Command, State } from './state.ts'
import { type Channel, isDirect, type Message, memberOf, type User } from './world.ts'

/** Kinds of interactions. */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const

/** How an app may answer one (docs.discord.com/developers/interactions/receiving-and-responding). */
export const CALLBACK = {
  message: 4,
  deferred: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const

/** What autocomplete offers. */
export interface Choice {
  name: string
  value: string | number
}

export interface Interaction {
  id: string
  token: string
  type: (typeof INTERACTION)[keyof typeof INTERACTION]
  /** For the log: `/translate`, `button`. */
  name: string
  user: User
  channel: Channel
  /** When it was made, on the fake's clock. */
  at: number
  /** Who installed the app: by guild (`0`) or by user (`1`). */
  owners: Record<string, string>
  command?: Command
  /** The type of the option that is being typed. */
  focused?: number
  /** The message whose component was used. */
  source?: Message
  /** The callback's type. */
  acknowledged?: number
  /** What answered it: a new message, or the one that was updated. */
  original?: Message | undefined
  /** It was deferred and nothing came yet. */
  isLoading: boolean
  /** Every message made through it. */
  made: Message[]
  followUps: number
  choices?: Choice[]
  /** To be called when it is acknowledged, or can never be. */
  settle(): void
}

/** What a person did and how the app acknowledged it. */
export interface Done {
  id: string
  token: string
  /** The callback's type; nothing when none came in time. */
  acknowledged: number | undefined
  milliseconds: number
  /** Acknowledged within three seconds. */
  within: boolean
}

export interface Asking {
  type: Interaction['type']
  name: string
  user: User
  channel: Channel
  /** The app is used as one that this person has installed, although the bot is here. */
  isUserInstalled?: boolean
  data: object
  source?: Message
  command?: Command
  focused?: number
}

/** Makes an interaction, hands it to the app and waits until it is acknowledged. */
export async function interact(state: State, asking: Asking): Promise<Done & { choices?: Choice[] }> {
  const { ledger, signal } = state
  const interaction = issue(state, asking)
  const { id, token, channel, name } = interaction
  const began = performance.now()
  ledger.pending += 1
  let isTold = false
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, state.ackWithin)
    interaction.settle = () => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', interaction.settle, { once: true })
    const d = payloadOf(state, interaction, asking)
    isTold = state.emit({ t: 'INTERACTION_CREATE', d, guild: channel.guild_id })
    if (!isTold) interaction.settle()
  })
  signal.removeEventListener('abort', interaction.settle)
  ledger.pending -= 1
  const { acknowledged, choices } = interaction
  const within = acknowledged !== undefined
  const milliseconds = performance.now() - began
  const outcome = within ? 'acked' : isTold ? 'timeout' : 'lost'
  ledger.acks.push({ interaction: id, type: name, milliseconds, acknowledged, within, outcome })
  ledger.changed()
  return { id, token, acknowledged, milliseconds, within, ...(choices && { choices }) }
}

function issue(state: State, asking: Asking): Interaction {
  const { type, name, user, channel, source, command, focused } = asking
  const interaction: Interaction = {
    ...{ type, name, user, channel },
    ...(source && { source }),
    ...(command && { command }),
    ...(focused !== undefined && { focused }),
    id: state.clock.snowflake(),
    token: `aW50ZXJhY3Rpb246${randomBytes(60).toString('base64url')}`,
    at: state.clock.now(),
    owners: ownersOf(state, asking),
    isLoading: false,
    made: [],
    followUps: 0,
    settle: () => undefined,
  }
  state.interactions.set(interaction.id, interaction)
  return interaction
}

const isBotIn = ({ world, botId }: State, channel: Channel) =>
  memberOf(
    world.guilds.find((row) => row.id === channel.guild_id),
    botId,
  ) !== undefined || channel.recipients.includes(botId)

function ownersOf(state: State, { channel, user, isUserInstalled }: Asking): Record<string, string> {
  if (isUserInstalled || !isBotIn(state, channel)) return { 1: user.id }
  return { 0: channel.guild_id ?? '0' }
}

/** Where it happens: 0 in a guild, 1 in direct messages with the bot, 2 in others. */
export const contextOf = ({ botId }: State, channel: Channel) =>
  !isDirect(channel) ? 0 : channel.recipients.includes(botId) ? 1 : 2

function payloadOf(state: State, interaction: Interaction, { data }: Asking): object {
  const { id, token, type, user, channel, owners, source } = interaction
  const { world, botId, applicationId } = state
  const guild = world.guilds.find((row) => row.id === channel.guild_id)
  const theirs = permissionsIn(world, user.id, channel)
  const ours = isBotIn(state, channel) ? permissionsIn(world, botId, channel) : theirs
  return {
    ...{ id, token, type, data },
    application_id: applicationId,
    version: 1,
    channel_id: channel.id,
    channel: { ...channelObject(state, channel), permissions: String(theirs) },
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.preferred_locale, features: [] },
          guild_locale: guild.preferred_locale,
          member: interactionMember(state, guild, channel, user),
        }
      : { user: userObject(user) }),
    locale: user.locale,
    app_permissions: String(ours),
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: owners,
    context: contextOf(state, channel),
    attachment_size_limit: 10_485_760,
    ...(source && { message: messageObject(state, source) }),
  }
}
