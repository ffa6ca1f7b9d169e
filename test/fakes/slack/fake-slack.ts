import type { Control } from './controls.ts'
import type { Delivery } from './delivery.ts'
import type { Fault } from './faults.ts'
import type { Posted, PostOptions } from './http-carrier.ts'
import type { Interactions } from './interactions.ts'
import type { Ledger } from './ledger.ts'
import type { Modals } from './modals.ts'
import type { Receipt } from './parcel.ts'
import type { People } from './people.ts'
import type { DisconnectReason } from './sockets.ts'
import type { Ephemeral, View } from './state.ts'
import type { DeclaredSteps, Steps } from './steps.ts'
import type { Message, Reaction, StoredFile, Team } from './world.ts'

export interface FakeSlackOptions {
  /** What the app was granted; all that Parley may need if not given. */
  scopes?: readonly string[]
  /** What the app subscribes to (`message.channels`, `app_mention`); everything if not given. */
  events?: readonly string[]
  /** The steps that the app's manifest declares; none if not given. */
  steps?: DeclaredSteps
  /** Instead of the default workspaces. */
  teams?: Team[]
  delivery?: Partial<Delivery>
  /** Slack's rate limits; off if not given. */
  rateLimits?: boolean
  /** For repeats, reordering and the choice of a socket. */
  seed?: number
  /** Milliseconds since the epoch. */
  now?: () => number
}

/** What the app needs to know. */
interface Credentials {
  /** Ends with `/api/`. */
  apiUrl: string
  appId: string
  appToken: string
  botToken: string
  signingSecret: string
  clientId: string
  clientSecret: string
  /** `<@U…>` of the bot in the first workspace. */
  mention: string
  teams: Team[]
}

/** What goes wrong on purpose. */
interface Trouble {
  fail(fault: Fault): void
  /** Every call of this method takes that much longer; `*` for all. */
  slow(method: string, milliseconds: number): void
  /** May be switched at any time. */
  rateLimits: boolean
  dropSockets(): void
  /** @param lingerMilliseconds how long TCP stays open after the app has closed the WebSocket: 500 if not given. */
  disconnect(reason: DisconnectReason, lingerMilliseconds?: number): void
  limitSockets(most: number): void
  /** `apps.connections.open` answers this error; `undefined` ends it. */
  refuseConnections(error: string | undefined): void
  /** The token is not valid any longer, and the app is not told. */
  revoke(error?: 'token_revoked' | 'account_inactive', team?: string): void
  /** The token is not valid any longer, and the app is told with `tokens_revoked` and `app_uninstalled`. */
  tokensRevoked(team?: string): void
  /** Makes triggers and response URLs older. */
  advance(milliseconds: number): void
}

/** What can be seen now. */
interface Sight {
  /** With answers in threads, oldest first; what was deleted is gone. */
  messages(channel: string): Message[]
  ephemerals(user?: string): Ephemeral[]
  home(user: string): View | undefined
  /** Open modals, the one in front last. */
  views(user: string): View[]
  /** Uploaded and shared. */
  readonly files: StoredFile[]
  reactionsOn(channel: string, ts: string): Reaction[]
  /** All that a person can read in it, a line each; the plain text when there are no blocks. */
  textOf(shown: { text?: string; blocks?: View['blocks'] } | undefined): string
  buttonsOf(shown: { blocks?: View['blocks'] } | undefined): Control[]
  /** Connections that get events. */
  socketCount(): number
}

export interface FakeSlack
  extends Credentials,
    Trouble,
    Sight,
    People,
    Interactions,
    Modals,
    Steps,
    Pick<Ledger, 'calls' | 'refusals' | 'pings' | 'acks' | 'until' | 'quiet'> {
  delivery: Delivery
  /** The same event once more, as a retry. */
  redeliver(eventId: string): Promise<Receipt>
  /** Posts anything to the bot's URL, signed well unless the options say otherwise. */
  post(body: unknown, options?: PostOptions): Promise<Posted>
  /** A code for `oauth.v2.access` that installs the app in this workspace. */
  issueCode(team: string, redirectUri?: string): string
  close(): Promise<void>
}
