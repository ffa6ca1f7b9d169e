import type { Alert } from '../../src/contract/alerts.ts'
import type { Channel } from '../../src/contract/channels.ts'
import type { Said } from './platform.ts'

/** From reading a channel's history anew (or being switched on) to when that came to an end; milliseconds since the epoch. */
export interface Stretch {
  from: number
  until: number
  /** Nothing older counts, by the machine's clock. */
  since: number
}

/** When it was looked what is due. */
export interface Tick {
  at: number
  /** Channels that could not be finished, and which of their hours (`channel hour`) were written all the same. */
  broken?: { channels: ReadonlySet<string> | 'all'; reached: ReadonlySet<string> }
}

/** What was done to Parley, as whoever did it knows: nothing in it was asked of Parley. */
export interface Diary {
  ticks: Tick[]
  /** By `nameOf` a channel. */
  stretches: Map<string, Stretch[]>
  /** By platform and person; in order of time. */
  wishes: Map<string, { at: number; neverAnalyse: boolean }[]>
  /** Digest plans by channel: when they held. */
  plans: Map<string, { from: number; until: number }[]>
  said: readonly Said[]
  alerts: { channel: string; alert: Alert }[]
  counts: { restarts: number; crashes: number; faults: number; deliveries: number; unheard: number }
  /** Failures that nothing had caused. */
  surprises: string[]
}

/** As keys of the store begin; ids here need no escaping. */
export const nameOf = ({ platform, workspace, channel }: Channel) => `${platform}/${workspace}/${channel}`

/** Whether somebody had asked not to be analysed. */
export function optedOut({ wishes }: Diary, platform: string, person: string, at: number): boolean {
  return wishes.get(`${platform} ${person}`)?.findLast((one) => one.at < at)?.neverAnalyse ?? false
}
