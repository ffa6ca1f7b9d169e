import type { Jump } from './clock.ts'
import type { Fault } from './frail-store.ts'
import type { Month } from './month.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Something that goes wrong or is changed, at a share of the month; durations in milliseconds. */
export type Trouble = { at: number } & (
  | { kind: 'restart'; down: number }
  /** The store fails; where the process ends by that, it is down so long. */
  | { kind: 'fault'; fault: Fault; down: number }
  | { kind: 'outage'; what: 'reading' | 'saying'; milliseconds: number }
  /** Changes the mood of a channel (by its place in the world) or its digest. */
  | { kind: 'switch'; place: number; mood: boolean }
  | { kind: 'digest'; place: number; isOn: boolean }
  /** Some people of every channel change their mind. */
  | { kind: 'wishes'; neverAnalyse: boolean; every: number }
)

const mood = { method: 'put', collection: 'mood' } as const
const fault = (at: number, given: Fault, down = 0): Trouble => ({ at, kind: 'fault', fault: given, down })

/** Whether somebody, by their place among all, ever sets what is analysed of them. */
export const changesTheirMind = (index: number) => index % 9 === 0 || index % 7 === 0

/** What goes wrong in a month, in order. */
export function troublesOf({ tickMilliseconds }: Month): Trouble[] {
  return [
    { at: 0.05, kind: 'wishes', neverAnalyse: true, every: 9 },
    { at: 0.08, kind: 'restart', down: MINUTE },
    { at: 0.1, kind: 'switch', place: 2, mood: false },
    fault(0.16, { ...mood, done: false, through: true, crash: true }, 3 * MINUTE),
    { at: 0.23, kind: 'wishes', neverAnalyse: false, every: 18 },
    { at: 0.24, kind: 'digest', place: 3, isOn: false },
    { at: 0.253, kind: 'restart', down: 2 * MINUTE },
    { at: 0.27, kind: 'restart', down: 4 * HOUR },
    fault(0.33, { ...mood, done: true, through: true, crash: false }),
    fault(0.36, { ...mood, done: false, through: true, crash: false }),
    fault(0.38, { ...mood, done: false, through: false, crash: false }),
    fault(0.41, { method: 'list', collection: 'people', done: false, crash: false }),
    fault(0.45, { ...mood, done: true, through: true, crash: true }, 10 * MINUTE),
    { at: 0.46, kind: 'switch', place: 2, mood: true },
    // With a clock that is ahead.
    { at: 0.4725, kind: 'restart', down: 2 * MINUTE },
    { at: 0.5, kind: 'restart', down: 2 * MINUTE },
    { at: 0.5, kind: 'outage', what: 'reading', milliseconds: 6 * tickMilliseconds },
    { at: 0.52, kind: 'wishes', neverAnalyse: true, every: 7 },
    { at: 0.55, kind: 'switch', place: 17, mood: false },
    { at: 0.551, kind: 'switch', place: 17, mood: true },
    { at: 0.62, kind: 'digest', place: 3, isOn: true },
    { at: 0.64, kind: 'outage', what: 'saying', milliseconds: 20 * MINUTE },
    fault(0.66, { method: 'add', collection: 'digest-claims', done: true, crash: true }, 4 * MINUTE),
    fault(0.74, { method: 'put', collection: 'alerts', done: false, crash: false }),
    { at: 0.753, kind: 'restart', down: MINUTE },
    { at: 0.78, kind: 'restart', down: 9 * HOUR },
    fault(0.85, { ...mood, done: false, through: false, crash: true }, MINUTE),
    { at: 0.88, kind: 'switch', place: 28, mood: true },
    { at: 0.9, kind: 'restart', down: MINUTE },
    fault(0.93, { ...mood, done: true, through: false, crash: true }, 30 * MINUTE),
    { at: 0.96, kind: 'restart', down: 90 * MINUTE },
  ]
}

/** How the machine's clock errs: always beginning and ending just after a tick. */
export function jumpsOf(month: Month): Jump[] {
  const err = (at: number, offset: number, milliseconds: number): Jump[] => {
    const begin = tickAt(month, at) + 2
    const end = begin + Math.ceil(milliseconds / month.tickMilliseconds) * month.tickMilliseconds
    return [
      { at: begin, offset },
      { at: end, offset: 0 },
    ]
  }
  return [
    ...err(0.12, 5 * MINUTE, 3 * HOUR),
    ...err(0.25, -3 * HOUR, 4 * HOUR),
    ...err(0.47, 2 * HOUR, 3 * HOUR),
    ...err(0.75, -20 * MINUTE, 5 * HOUR),
  ]
}

/** The tick at a share of the month; milliseconds since the epoch. */
export function tickAt({ start, end, tickMilliseconds }: Month, share: number): number {
  return start + Math.ceil(((end - start) * share) / tickMilliseconds) * tickMilliseconds
}
