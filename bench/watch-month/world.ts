import type { Channel, ChannelChange, DigestPlan } from '../../src/contract/channels.ts'
import { createRandom } from '../random.ts'
import type { Month } from './month.ts'

export interface Person {
  id: string
  name: string
}

export interface MonthChannel {
  channel: Channel
  people: readonly Person[]
  /** Its share of all that is said. */
  share: number
  /** What is set for it from the beginning. */
  set: ChannelChange
  /** Only bots write there. */
  silent: boolean
}

const PLATFORMS = [
  { platform: 'slack', workspace: 'T0MONTH01', prefix: 'C0MONTH', person: 'U0MONTH' },
  {
    platform: 'discord',
    workspace: '880000000000000001',
    prefix: '8811000000000000',
    person: '8822000000000',
  },
] as const
const ZONES = ['America/New_York', 'Europe/Paris', 'Australia/Sydney', 'UTC'] as const
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
/** Each place has less to say than the one before. */
const FALL = 1

/** Channels whose mood is not measured; another that is quiet; several that come as one digest. */
const [UNWATCHED, SILENT] = [13, 14]
/** What is set by the place of a channel; the times of some lie where clocks jump. */
const PLANS: Record<number, DigestPlan> = {
  0: { at: '09:00', weekdays: EVERY_DAY },
  1: { at: '02:30', weekdays: EVERY_DAY },
  2: { at: '02:30', weekdays: EVERY_DAY },
  3: { at: '17:15', weekdays: [1, 2, 3, 4, 5] },
  [SILENT]: { at: '12:00', weekdays: EVERY_DAY },
}
const TOGETHER = [4, 8]
const TO_PERSONS = 5
const ALERTING = 8

/** 30 channels of two platforms with their people; what differs follows from their place. */
export function createWorld({ channels, people, seed }: Month, names: readonly string[]): MonthChannel[] {
  const random = createRandom(seed)
  const weights = Array.from({ length: channels }, (_, index) => (index + 1) ** -FALL)
  const total = 2 * weights.reduce((sum, weight) => sum + weight, 0)
  return PLATFORMS.flatMap(({ platform, workspace, prefix, person }) => {
    const everybody = Array.from({ length: people }, (_, index) => ({
      id: `${person}${String(index).padStart(6, '0')}`,
      name: `${names[index % names.length]}.${platform}.${index}`,
    }))
    const idOf = (index: number) => `${prefix}${String(index).padStart(3, '0')}`
    return weights.map((weight, index) => {
      const digest = planOf(index, idOf, everybody)
      const set = { ...setOf(index, everybody), ...(digest && { digest }) }
      const here = everybody.filter((_, one) => one < 12 || random() < 0.4)
      const channel = { platform, workspace, channel: idOf(index) }
      return { channel, people: here, share: weight / total, set, silent: index === SILENT }
    })
  })
}

function setOf(index: number, people: readonly Person[]): ChannelChange {
  const alerts = index < ALERTING ? { alertTo: { person: people[index]!.id } } : {}
  return { mood: index !== UNWATCHED, timeZone: ZONES[index % ZONES.length]!, ...alerts }
}

function planOf(
  index: number,
  idOf: (index: number) => string,
  people: readonly Person[],
): DigestPlan | undefined {
  if (TOGETHER.includes(index)) return { at: '18:00', weekdays: EVERY_DAY, to: { channel: idOf(0) } }
  if (index !== TO_PERSONS) return PLANS[index]
  return { at: '08:45', weekdays: [1], to: { persons: [people[20]!.id, people[21]!.id] } }
}

/** Everybody once, in the same order each time. */
export function everybodyOf(
  world: readonly MonthChannel[],
): (Person & Pick<Channel, 'platform' | 'workspace'>)[] {
  const all = world.flatMap(({ channel: { platform, workspace }, people }) =>
    people.map((person) => [person.id, { ...person, platform, workspace }] as const),
  )
  return [...new Map(all).values()]
}
