import type { MoodHours } from '../../src/contract/mood-hours.ts'
import { nameOf } from './diary.ts'
import type { Month } from './month.ts'
import { type Hour, isSomething, type Recount } from './recount.ts'
import type { MonthChannel } from './world.ts'

export interface ComparedHours {
  compared: number
  wrong: string[]
}

/** Compares every hour that is kept with the recounted one; those that are all nought count as missing. */
export async function compareHours(
  kept: MoodHours,
  world: readonly MonthChannel[],
  { start, end }: Month,
  { hours }: Recount,
): Promise<ComparedHours> {
  const result: ComparedHours = { compared: 0, wrong: [] }
  for (const { channel } of world) {
    const read = await kept.read(channel, start, end)
    const is = byTime(read.map(({ through: _, ...hour }) => hour).filter(isSomething))
    const should = byTime(hours.get(nameOf(channel)) ?? [])
    for (const time of new Set([...is.keys(), ...should.keys()])) {
      result.compared++
      const pair = { is: is.get(time), should: should.get(time) }
      if (isSame(pair.is, pair.should)) continue
      result.wrong.push(`${nameOf(channel)} ${new Date(time).toISOString()} ${JSON.stringify(pair)}`)
    }
  }
  return result
}

const byTime = (hours: readonly Hour[]) => new Map(hours.map((hour) => [hour.time, hour]))

function isSame(is: Hour | undefined, should: Hour | undefined): boolean {
  if (is === undefined || should === undefined) return false
  const names = new Set([...Object.keys(is), ...Object.keys(should)]) as Set<keyof Hour>
  return [...names].every((name) => is[name] === should[name])
}
