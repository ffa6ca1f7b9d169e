import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import { percentile } from '../metrics/order-statistics.ts'
import type { Row } from '../row.ts'
import type { DayResult } from './day.ts'

/** What is printed of a day, beside the events by kind. */
export type DayRow = Omit<Row, 'command' | 'seconds'>

const NONE = { at: 'most', value: 0 } as const
/** The goal of issue 3, while the hosts are saturated. */
const SLOWEST_ACKNOWLEDGEMENTS = { at: 'most', value: 100 } as const

export function rowsOf(result: DayResult, slack: FakeSlack, background: number): DayRow[] {
  return [...answers(result, slack), ...troubles(result, slack), ...acknowledgements(slack, background)]
}

function answers({ verdicts, strays, workingSigns }: DayResult, { refusals, pings }: FakeSlack): DayRow[] {
  const count = (outcome: string) => verdicts.filter((one) => one.outcome === outcome).length
  const [once, missing, doubled] = [count('once'), count('missing'), count('doubled')]
  const refused = tally(refusals.map(({ method, error }) => `${method} ${error}`))
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
    row('refused by Slack', refusals.length, { goal: NONE, ...(refused && { detail: refused }) }),
    row('pings', pings.length, { goal: NONE }),
  ]
}

function troubles(
  { repeats, troubles, restartMilliseconds }: DayResult,
  { acks, calls }: FakeSlack,
): DayRow[] {
  const { sameId, newId, late, afterRestart, interactions } = repeats
  const lost = acks.filter(({ outcome }) => outcome === 'lost').length
  const restarts = restartMilliseconds.map((one) => `${(one / 1000).toFixed(1)} s`).join(', ')
  const answered = (wanted: number) => calls.filter(({ status }) => status === wanted).length
  return [
    row('deliveries repeated', sameId + newId + late + afterRestart, {
      detail: `${sameId} with the same id, ${newId} with a new one, ${late} much later, ${afterRestart} of before the restart after it`,
    }),
    row('socket drops', troubles.drop, {
      detail: `and ${troubles.disconnect} disconnect frames; ${lost} deliveries got lost and came again, ${interactions} commands or presses cut off and made again`,
    }),
    row('restarts', troubles.restart, { detail: `stopping and opening took ${restarts}` }),
    row('calls answered with 429', answered(429)),
    row('calls answered with 500', answered(500)),
  ]
}

function acknowledgements({ acks }: FakeSlack, background: number): DayRow[] {
  const times = acks.filter(({ outcome }) => outcome === 'acked').map(({ milliseconds }) => milliseconds)
  const late = acks.filter(({ outcome }) => outcome === 'timeout').length
  const milliseconds = (share: number) => ({ measured: percentile(times, share), digits: 1, unit: ' ms' })
  return [
    { what: 'acknowledgement p50', ...milliseconds(0.5) },
    {
      what: 'acknowledgement p99',
      ...milliseconds(0.99),
      goal: SLOWEST_ACKNOWLEDGEMENTS,
      detail: `${times.length} acknowledgements, while ${background} requests were answered in the background`,
    },
    { what: 'acknowledgement, slowest', ...milliseconds(1) },
    row('not acknowledged within 3 s', late, { goal: NONE }),
  ]
}

const row = (what: string, measured: number, more: Partial<DayRow> = {}): DayRow => {
  return { what, measured, digits: 0, ...more }
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
