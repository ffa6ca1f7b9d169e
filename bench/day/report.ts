import { percentile } from '../metrics/order-statistics.ts'
import type { Row } from '../row.ts'
import type { DayResult } from './day.ts'

/** What is printed of a day, beside the events by kind. */
export type DayRow = Omit<Row, 'command' | 'seconds'>

export const NONE = { at: 'most', value: 0 } as const
/** The goal of issues 3 and 4, while the hosts are saturated. */
const SLOWEST = { at: 'most', value: 100 } as const

export const row = (what: string, measured: number, more: Partial<DayRow> = {}): DayRow => {
  return { what, measured, digits: 0, ...more }
}

/** What the platform noted of the bot's writing: refused calls by name, and what made a noise. */
export interface Noted {
  platform: string
  refusals: readonly string[]
  pings: readonly unknown[]
}

/** How the answers went. */
export function answerRows({ verdicts, strays, workingSigns }: DayResult, noted: Noted): DayRow[] {
  const { platform, refusals, pings } = noted
  const count = (outcome: string) => verdicts.filter((one) => one.outcome === outcome).length
  const [once, missing, doubled] = [count('once'), count('missing'), count('doubled')]
  const refused = tally(refusals)
  return [
    row('events', verdicts.length),
    row('answers expected', once + missing + doubled, {
      detail: 'new, changed or withdrawn; all else is to stay as it is',
    }),
    row('answers seen exactly once', once),
    row('answers missing', missing, { goal: NONE }),
    row('answers doubled', doubled, { goal: NONE }),
    row('written without being asked', strays.length, { goal: NONE }),
    row('signs of work left behind', workingSigns),
    row(`refused by ${platform}`, refusals.length, { goal: NONE, ...(refused && { detail: refused }) }),
    row('pings', pings.length, { goal: NONE }),
  ]
}

/** Restarts, and calls that were answered with these statuses. */
export function troubleRows(
  { troubles, restartMilliseconds }: DayResult,
  calls: readonly { status: number }[],
): DayRow[] {
  const restarts = restartMilliseconds.map((one) => `${(one / 1000).toFixed(1)} s`).join(', ')
  const answered = (wanted: number) => calls.filter(({ status }) => status === wanted).length
  return [
    row('restarts', troubles.restart ?? 0, { detail: `stopping and opening took ${restarts}` }),
    row('calls answered with 429', answered(429)),
    row('calls answered with 500', answered(500)),
  ]
}

/** How fast something was confirmed. @param background requests that were answered meanwhile. */
export function speedRows(what: string, times: readonly number[], background: number): DayRow[] {
  const milliseconds = (share: number) => ({ measured: percentile(times, share), digits: 1, unit: ' ms' })
  return [
    { what: `${what} p50`, ...milliseconds(0.5) },
    {
      what: `${what} p99`,
      ...milliseconds(0.99),
      goal: SLOWEST,
      detail: `${times.length} of them, while ${background} requests were answered in the background`,
    },
    { what: `${what}, slowest`, ...milliseconds(1) },
  ]
}

const tally = (names: readonly string[]) =>
  [...new Set(names)].map((name) => `${names.filter((one) => one === name).length} × ${name}`).join(', ')

/** The events by kind, most frequent first, as aligned text. */
export function formatKinds({ verdicts }: DayResult): string {
  const kinds = [...new Set(verdicts.map(({ kind }) => kind))].map((kind) => {
    const mine = verdicts.filter((one) => one.kind === kind)
    const count = (outcome: string) => mine.filter((one) => one.outcome === outcome).length
    return [
      kind,
      mine.length,
      mine.length - count('unasked'),
      count('once'),
      count('missing'),
      count('doubled'),
    ]
  })
  kinds.sort((one, other) => Number(other[1]) - Number(one[1]))
  const cells = [['', 'events', 'expected', 'once', 'missing', 'doubled'], ...kinds]
  return cells
    .map(
      ([name, ...rest]) =>
        `${String(name).padEnd(20)}${rest.map((cell) => String(cell).padStart(10)).join('')}`,
    )
    .join('\n')
}
