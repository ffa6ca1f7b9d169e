import { setTimeout as sleep } from 'node:timers/promises'
import type { Carrier, Parcel, Receipt } from './parcel.ts'
import { newId, type State } from './state.ts'
import type { Team } from './world.ts'

/** How often: a probability, or for each event how many more copies. */
export type Chance = number | ((event: Record<string, unknown>) => number)

/** How the app is told; may be changed at any time. */
export interface Delivery {
  via: 'socket' | 'http'
  /** Where the bot listens; needed for `http`. */
  url?: string
  /** Events that are delivered again with the same id, although they were acknowledged. */
  repeatSameId?: Chance
  /** Events that are delivered again with another id. */
  repeatNewId?: Chance
  /** The probability that an event is held back so that later ones overtake it. */
  reorder?: number
  /** Milliseconds before an event goes out. */
  delay?: number | (() => number)
  /** Milliseconds before each further try. Slack's own: at once, a minute, five minutes; here far shorter. */
  retries: number[]
  /** Milliseconds. */
  ackWithin: number
}

export const DEFAULT_DELIVERY: Delivery = { via: 'socket', retries: [100, 1000, 3000], ackWithin: 3000 }
const HELD_BACK_MILLISECONDS = 120

/** What the app answered to a command or an interaction. */
export interface Answered {
  acked: boolean
  payload: unknown
  milliseconds: number
  /** Acknowledged within three seconds. */
  within: boolean
  /** What the person sees instead. */
  error?: 'operation_timeout' | 'dispatch_failed'
}

export interface Deliverer {
  /** Hands an event to the app if it is installed, subscribed and granted `scope`. @returns the event's id. */
  emit: State['emit']
  /** Commands and interactions are delivered once. */
  interact(parcel: Parcel): Promise<Answered>
  /** The same event once more. @throws when there was none with this id. */
  redeliver(eventId: string): Promise<Receipt>
}

export function createDeliverer(
  state: State,
  options: () => Delivery,
  carriers: Record<Delivery['via'], Carrier>,
  events: () => readonly string[] | undefined,
): Deliverer {
  const sent = new Map<string, Parcel>()

  async function attempt(parcel: Parcel, number: number, reason?: string): Promise<Receipt> {
    const { via, ackWithin } = options()
    state.ledger.pending += 1
    const receipt = await carriers[via](parcel, { number, ...(reason && { reason }) }, ackWithin)
    const within = receipt.outcome === 'acked' && receipt.milliseconds <= ackWithin
    const { outcome, milliseconds } = receipt
    if (!state.signal.aborted) {
      state.ledger.acks.push({ type: parcel.type, milliseconds, within, outcome, attempt: number })
    }
    state.ledger.pending -= 1
    state.ledger.changed()
    return receipt
  }
  const pause = async (milliseconds: number) => {
    if (milliseconds <= 0) return
    state.ledger.pending += 1
    await sleep(milliseconds, undefined, { signal: state.signal, ref: false }).catch(() => undefined)
    state.ledger.pending -= 1
  }
  async function deliver(parcel: Parcel, first = 0): Promise<void> {
    const { delay = 0, reorder = 0, retries } = options()
    const held = state.random() < reorder ? state.random() * HELD_BACK_MILLISECONDS : 0
    await pause(held + (typeof delay === 'function' ? delay() : delay))
    let reason = first > 0 ? 'timeout' : undefined
    for (let number = first; number <= retries.length && !state.signal.aborted; number += 1) {
      const receipt = await attempt(parcel, number, reason)
      if (receipt.outcome === 'acked' || receipt.final) return
      reason = receipt.reason
      await pause(retries[number] ?? 0)
    }
  }
  function copies(chance: Chance | undefined, event: Record<string, unknown>): number {
    if (chance === undefined) return 0
    if (typeof chance === 'function') return chance(event)
    return state.random() < chance ? 1 : 0
  }
  function send(team: Team, event: Record<string, unknown>): string {
    const parcel = {
      kind: 'events_api' as const,
      type: String(event.type),
      payload: wrap(state, team, event),
    }
    const id = parcel.payload.event_id as string
    sent.set(id, parcel)
    void deliver(parcel)
    for (let copy = copies(options().repeatSameId, event); copy > 0; copy -= 1) {
      void pause(5 + state.random() * 60).then(() => deliver(parcel, 1))
    }
    return id
  }

  return {
    emit(team, event, scope) {
      const missing = scope !== undefined && !team.scopes.has(scope)
      // Steps of workflows come without a subscription.
      const unwanted = event.type !== 'function_executed' && events()?.includes(subscription(event)) === false
      if (!team.installed || team.revoked !== undefined || missing || unwanted) return undefined
      const id = send(team, event)
      for (let copy = copies(options().repeatNewId, event); copy > 0; copy -= 1) send(team, event)
      return id
    },
    async interact(parcel) {
      const { outcome, payload, milliseconds } = await attempt(parcel, 0)
      const acked = outcome === 'acked'
      const error = outcome === 'timeout' ? 'operation_timeout' : 'dispatch_failed'
      return { acked, payload, milliseconds, within: acked, ...(!acked && { error }) }
    },
    redeliver(eventId) {
      const parcel = sent.get(eventId)
      if (!parcel) throw new Error(`no event ${eventId}`)
      return attempt(parcel, 1, 'timeout')
    },
  }
}

/** What an app subscribes to for this event: `message.channels`, `app_mention`. */
function subscription({ type, channel_type }: Record<string, unknown>): string {
  const kinds: Record<string, string> = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' }
  return type === 'message' ? `message.${kinds[String(channel_type)]}` : String(type)
}

function wrap(state: State, team: Team, event: Record<string, unknown>): Record<string, unknown> {
  return {
    token: 'verification-token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: state.appId,
    event: structuredClone(event),
    type: 'event_callback',
    event_id: newId(state, 'Ev'),
    event_time: Math.floor(state.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.bot.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${state.next()}`,
  }
}
