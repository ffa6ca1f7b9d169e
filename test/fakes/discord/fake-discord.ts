import type { Changes } from './changes.ts'
import type { Button, Shown } from './controls.ts'
import type { Delivery } from './delivery.ts'
import type { Fault } from './faults.ts'
import type { GatewaySettings } from './gateway.ts'
import type { Gestures } from './gestures.ts'
import type { Invocations } from './invocations.ts'
import type { Ledger } from './ledger.ts'
import type { People } from './people.ts'
import type { Permission } from './permissions.ts'
import type { Command, Ephemeral, Modal, StoredFile } from './state.ts'
import type { Message, World } from './world.ts'

export interface FakeDiscordOptions {
  /** What the bot may do in the guilds that it is in; all that Parley needs if not given. */
  permissions?: readonly Permission[]
  /** Whether the privileged intent for the content of messages is switched on for the app; true if not given. */
  messageContent?: boolean
  /** Whether the one for members is; false if not given. */
  guildMembers?: boolean
  delivery?: Delivery
  gateway?: Partial<GatewaySettings>
  /** Whether rate limits are enforced; their headers are always there. */
  rateLimits?: boolean
  /** Milliseconds in which an interaction must be acknowledged; Discord's 3,000 if not given. */
  ackWithin?: number
  /** For repeats. */
  seed?: number
  /** Milliseconds since the epoch. */
  now?: () => number
}

/** What the app needs to know. */
interface Credentials {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  url: string
  /** For `rest: { api }`. */
  apiUrl: string
  token: string
  applicationId: string
  botId: string
  /** `<@…>` of the bot. */
  mention: string
}

/** What goes wrong on purpose. */
interface Trouble {
  fail(fault: Fault): void
  /** Every call that fits takes that many milliseconds longer. */
  slow(which: Pick<Fault, 'method' | 'path'>, milliseconds: number): void
  /** May be switched at any time. */
  rateLimits: boolean
  /** Cuts all connections to the gateway. */
  drop(): void
  /** Asks all to connect anew (opcode 7). */
  reconnect(): void
  /** Ends the sessions (opcode 9). @param resumable false: they cannot be resumed. */
  invalidate(resumable?: boolean): void
  /** Heartbeats of the connections of now are not answered any more. */
  deafen(): void
  /** The token is not valid any longer: connections end with 4004, calls with 401. */
  revoke(): void
  /** Makes tokens of interactions older. */
  advance(milliseconds: number): void
}

/** What can be seen now. */
interface Sight {
  /** Of a channel (`general`, `dm:ada`), oldest first. One that says "is thinking" has the flag 128; reactions list users. */
  messages(channel: string): Message[]
  ephemerals(user?: string): Ephemeral[]
  /** What answers an interaction: its response, or the message whose button was pressed and that was updated. */
  originalOf(interaction: { id: string } | string): Message | undefined
  /** Open modals, the one in front last. */
  modals(user: string): Modal[]
  /** Who reacted, by emoji. */
  reactionsOn(channel: string, message: string): Record<string, string[]>
  /** Registered by the app, those of guilds too. */
  commands(): Command[]
  /** Uploaded by the bot or by people. */
  readonly files: StoredFile[]
  /** All that a person can read in it, a line each. */
  textOf(shown: Partial<Shown> | undefined): string
  buttonsOf(shown: Partial<Shown> | undefined): Button[]
  /** Connections that get events. */
  socketCount(): number
}

export interface FakeDiscord
  extends Credentials,
    Trouble,
    Sight,
    People,
    Changes,
    Invocations,
    Gestures,
    Pick<Ledger, 'calls' | 'refusals' | 'pings' | 'acks' | 'until' | 'quiet'> {
  world: World
  delivery: Delivery
  gateway: GatewaySettings
  close(): Promise<void>
}
