import type { CommandBody } from './check-commands.ts'
import type { Component } from './check-components.ts'
import { type Clock, createClock, createRandom } from './clock.ts'
import { IDS } from './default-world.ts'
import type { Dispatch } from './dispatch.ts'
import type { Interaction } from './interaction.ts'
import { createLedger, type Ledger } from './ledger.ts'
import type { Message, World } from './world.ts'

/** A message that one person sees. */
export interface Ephemeral extends Message {
  /** The person's id. */
  seen_by: string
}

/** A modal that is open. */
export interface Modal {
  /** The interaction that opened it. */
  interaction: string
  custom_id: string
  title: string
  components: Component[]
}

export interface StoredFile {
  /** Of the attachment. */
  id: string
  name: string
  content: Buffer
}

/** A command as Discord gives it back. */
export interface Command extends CommandBody {
  id: string
  type: number
  application_id: string
  /** Only in this guild. */
  guild_id?: string
  version: string
}

/** What was switched on for the app in Discord's developer portal. */
export interface Portal {
  /** The privileged intent for the content of messages. */
  messageContent: boolean
  /** The privileged intent for lists of members. */
  guildMembers: boolean
}

export interface State {
  token: string
  applicationId: string
  botId: string
  /** Without a slash at the end. */
  address: string
  portal: Portal
  clock: Clock
  random: () => number
  ledger: Ledger
  world: World
  ephemerals: Ephemeral[]
  /** Open modals by user. */
  modals: Map<string, Modal[]>
  interactions: Map<string, Interaction>
  commands: Command[]
  /** Commands made, by day and guild. */
  creations: Map<string, number>
  files: Map<string, StoredFile>
  /** Messages by `nonce`, for `enforce_nonce`. */
  nonces: Map<string, Message>
  /** People who take no direct messages. */
  closed: Set<string>
  /** Milliseconds. Discord's three seconds. */
  ackWithin: number
  /** Tells the app of something, if it may see it. @returns whether it was told. */
  emit(event: Dispatch): boolean
  /** Aborts when the fake closes. */
  signal: AbortSignal
}

export interface StateOptions {
  world: World
  portal: Portal
  seed?: number
  now?: () => number
  ackWithin?: number
  signal: AbortSignal
}

export function createState({ world, portal, seed = 1, now, ackWithin = 3000, signal }: StateOptions): State {
  const clock = createClock(now)
  return {
    token: `${Buffer.from(IDS.bot).toString('base64url')}.fake00.token-of-the-fake-discord`,
    applicationId: IDS.application,
    botId: IDS.bot,
    address: '',
    portal,
    clock,
    random: createRandom(seed),
    ledger: createLedger(clock.now),
    world,
    ephemerals: [],
    modals: new Map(),
    interactions: new Map(),
    commands: [],
    creations: new Map(),
    files: new Map(),
    nonces: new Map(),
    closed: new Set(),
    ackWithin,
    emit: () => false,
    signal,
  }
}
