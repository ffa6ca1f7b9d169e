import type { Channel, ChannelSettings, DigestPlan } from '../../contract/channels.ts'
import type { DigestTarget } from '../../contract/digest.ts'
import { recordKey } from '../../contract/record-key.ts'
import type { Stretch } from './channel-digest.ts'
import type { KnownStates } from './known-states.ts'
import type { lastDue } from './last-due.ts'

/** After a longer time without a digest only the end of it is read. */
const MOST_MILLISECONDS = 15 * 24 * 60 * 60_000

/** A channel that has a plan. */
export interface Planned {
  channel: Channel
  settings: ChannelSettings
}

/** One digest for one target, of all channels that are due there at the same time. */
export interface Delivery {
  /** Names it in every process. */
  key: string
  workspace: string
  to: DigestTarget
  /** When it was due; milliseconds since the epoch. */
  due: number
  stretches: Stretch[]
}

interface Looking {
  states: Pick<KnownStates, 'through'>
  lastDue: typeof lastDue
  /** IANA: of channels without one. */
  timeZone: string
  /** Milliseconds since the epoch. */
  now: number
}

/** What is due by now and has not been given; what was missed comes once, with the newest. */
export async function dueDeliveries(
  planned: readonly Planned[],
  { states, lastDue, timeZone, now }: Looking,
): Promise<Delivery[]> {
  const deliveries = new Map<string, Delivery>()
  for (const { channel, settings } of planned) {
    const { digest, digestSince } = settings
    if (digest === undefined || digestSince === undefined) continue
    const due = lastDue(digest, settings.timeZone ?? timeZone, now)
    if (due <= digestSince) continue
    for (const to of targetsOf(digest, channel)) {
      const through = await states.through(channel, to, due)
      if (through !== undefined && through >= due) continue
      const since = Math.max(through ?? digestSince, due - MOST_MILLISECONDS)
      const { workspace } = channel
      const key = keyOf(channel, to, due)
      const delivery = deliveries.get(key) ?? { key, workspace, to, due, stretches: [] }
      delivery.stretches.push({ channel, settings, since, until: due })
      deliveries.set(key, delivery)
    }
  }
  return [...deliveries.values()]
}

function targetsOf({ to }: DigestPlan, { channel }: Channel): DigestTarget[] {
  if (to === undefined) return [{ channel }]
  return 'channel' in to ? [{ channel: to.channel }] : to.persons.map((person) => ({ person }))
}

function keyOf({ platform, workspace }: Channel, to: DigestTarget, due: number): string {
  const [[kind, id]] = Object.entries(to) as [[string, string]]
  return recordKey(platform, workspace, kind, id, String(due))
}
