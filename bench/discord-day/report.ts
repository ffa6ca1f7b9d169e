import type { FakeDiscord } from '../../test/fakes/discord/index.ts'
import { answerRows, type DayRow, NONE, row, speedRows, troubleRows } from '../day/report.ts'
import type { DiscordDayResult } from './day.ts'
import type { Confirmation, Line } from './line.ts'

export function rowsOf(result: DiscordDayResult, discord: FakeDiscord, background: number): DayRow[] {
  const { calls, pings } = discord
  const { confirmations, gaps } = result.line
  const path = (one: string) => one.replaceAll(/\/\d{15,}(\/[\w-]{40,})?/g, '/…')
  const isGone = ({ method, code }: FakeDiscord['refusals'][number]) => method === 'GET' && code === 10_008
  const refusals = discord.refusals
    .filter((one) => !isGone(one))
    .map(({ method, path: where, code }) => `${method} ${path(where)} ${code}`)
  const commands = confirmations.filter(({ kind, within }) => kind !== 'autocomplete' && within)
  const connected = commands.filter((one) => !gaps.some((gap) => overlaps(one, gap)))
  const late = confirmations.filter(({ within, milliseconds }) => !within && milliseconds >= 3000).length
  return [
    ...answerRows(result, { platform: 'Discord', refusals, pings }),
    ...connections(result),
    ...troubleRows(result, calls),
    row('messages looked up that were gone', discord.refusals.filter(isGone).length, {
      detail: 'after events of before a deletion had come again',
    }),
    row('connections reset during a call', calls.filter(({ status }) => status === -1).length),
    ...speedRows('deferral', times(connected), background),
    ...acrossGaps(commands.filter((one) => !connected.includes(one))),
    row('not confirmed within 3 s', late, { goal: NONE }),
  ]
}

const times = (confirmations: readonly Confirmation[]) =>
  confirmations.map(({ milliseconds }) => milliseconds)
const overlaps = ({ began, milliseconds }: Confirmation, [from, to]: Line['gaps'][number]) =>
  began <= to && began + milliseconds >= from

function connections({ line, madeAgain, troubles }: DiscordDayResult): DayRow[] {
  const { repeats, gaps } = line
  const slowest = Math.max(0, ...gaps.map(([from, to]) => to - from))
  const count = (kind: string) => troubles[kind] ?? 0
  return [
    row('events repeated', repeats.events + repeats.interactions, {
      detail: `${repeats.interactions} of them commands, presses or choices; each resume brought more`,
    }),
    row('gateway connections lost', gaps.length, {
      detail: `${count('drop')} drops, ${count('op 7')} reconnects asked for, ${count('op 9')} sessions ended, ${count('op 9, resumable')} to be resumed; the longest gap was ${(slowest / 1000).toFixed(1)} s`,
    }),
    row('commands and presses made again', madeAgain),
  ]
}

/** What was asked while there was no connection waits for it. */
function acrossGaps(waited: readonly Confirmation[]): DayRow[] {
  const slowest = Math.max(0, ...times(waited))
  return [
    row('deferrals across a lost connection', waited.length, {
      detail: `confirmed after the resume, the slowest after ${Math.round(slowest)} ms`,
    }),
  ]
}
