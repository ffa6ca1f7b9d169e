import type { ModelKind } from '../../src/contract/model.ts'
import type { Priority } from '../../src/contract/request.ts'
import type { Job } from './job.ts'
import type { BatchLimits } from './like-lengths.ts'
import type { Pace } from './pace.ts'
import type { Queue } from './queue.ts'
import type { Turns } from './turns.ts'

/** What the assigner sees of a host that takes work. */
export interface Seat {
  /** Priorities of the batches it has. */
  has: readonly Priority[]
}

export interface Assignment<S> {
  seat: S
  jobs: Job[]
  /** The batch lets later batches of people go first. */
  yields: boolean
}

interface Parts {
  queue: Queue<Job>
  turns: Turns
  pace: Pace
  limits: BatchLimits
  /** Aimed length of a background batch while people are about. */
  backgroundMilliseconds: number
  /** Hosts that there may be, running or not. */
  hosts: number
  now(): number
}

/** A batch of so many is nearly as efficient as a larger one. */
const FEW = 8
/** People are about until nobody has asked for so long. */
const QUIET_MILLISECONDS = 5000
/** These let others in between two steps, so their batches need not be short. */
const INTERRUPTIBLE: ReadonlySet<ModelKind> = new Set(['translation', 'summarization'])

/** Decides which batch goes to which host next; knows no processes and no clocks but `now`. */
export function createAssigner(parts: Parts) {
  const state = { lastInteractive: Number.NEGATIVE_INFINITY }
  return {
    /** Somebody waits for an answer. */
    noteInteractive(): void {
      state.lastInteractive = parts.now()
    },
    /** Takes the jobs out of the queue; undefined when nothing can begin now. */
    next<S extends Seat>(seats: readonly S[]): Assignment<S> | undefined {
      const busy = parts.now() - state.lastInteractive < QUIET_MILLISECONDS
      const [people, background] = [parts.queue.size('interactive') > 0, parts.queue.size('background') > 0]
      const both = people && background
      const turn = parts.turns.next(people, background)
      if (turn === undefined) return undefined
      const earned = both && turn === 'background'
      const assignment = assign(parts, seats, turn, { busy, both, earned })
      if (assignment !== undefined || !both) return assignment
      const other = turn === 'interactive' ? 'background' : 'interactive'
      return assign(parts, seats, other, { busy, both, earned: false })
    },
  }
}

interface Situation {
  /** People are about. */
  busy: boolean
  both: boolean
  /** Background has its turn though people wait. */
  earned: boolean
}

function assign<S extends Seat>(
  parts: Parts,
  seats: readonly S[],
  priority: Priority,
  { busy, both, earned }: Situation,
): Assignment<S> | undefined {
  const waiting = parts.queue.size(priority)
  const picked = parts.queue.peek(priority, (first) =>
    limitsFor(parts, first, busy, share(waiting, seats.length)),
  )
  if (picked === undefined) return undefined
  const mayPrepare = picked.full && waiting >= parts.limits.items
  // An earned turn does not wait for an empty host: among people's work there never is one.
  const seat =
    priority === 'interactive'
      ? seatForPeople(seats, mayPrepare)
      : seatForBackground(parts, seats, mayPrepare || earned, busy)
  if (seat === undefined) return undefined
  for (const job of picked.jobs) parts.queue.remove(job)
  if (both) parts.turns.spent(priority, costOf(parts, picked.jobs))
  return { seat, jobs: picked.jobs, yields: priority === 'background' && !earned }
}

/** Few are shared out over the hosts; near the end of many the batches get smaller, so that all hosts end together. */
function share(waiting: number, seats: number): number {
  return Math.max(Math.min(FEW, Math.ceil(waiting / seats)), Math.ceil(waiting / seats / 2))
}

function limitsFor(parts: Parts, first: Job, busy: boolean, most: number): BatchLimits {
  const { limits, pace, backgroundMilliseconds } = parts
  const items = Math.min(limits.items, most)
  if (first.priority === 'interactive' || !busy || INTERRUPTIBLE.has(first.model.kind))
    return { ...limits, items }
  return { items, tokens: Math.min(limits.tokens, pace.tokens(first.modelKey, backgroundMilliseconds)) }
}

function costOf({ pace }: Parts, jobs: readonly Job[]): number {
  const longest = Math.max(...jobs.map((job) => job.length))
  return pace.milliseconds(jobs[0]!.modelKey, longest * jobs.length)
}

/** A free host; else one whose background yields; else, in a deep queue, a place behind one batch of people. */
function seatForPeople<S extends Seat>(seats: readonly S[], mayPrepare: boolean): S | undefined {
  const people = (seat: S) => seat.has.filter((priority) => priority === 'interactive').length
  return (
    seats.find((seat) => seat.has.length === 0) ??
    fewest(seats.filter((seat) => people(seat) === 0)) ??
    (mayPrepare ? fewest(seats.filter((seat) => people(seat) === 1 && seat.has.length < 3)) : undefined)
  )
}

/** While people are about, one host (of several) stays free of background, so that nobody waits behind it. */
function seatForBackground<S extends Seat>(
  { hosts }: Parts,
  seats: readonly S[],
  mayPrepare: boolean,
  busy: boolean,
): S | undefined {
  const holding = seats.filter((seat) => seat.has.includes('background'))
  const mayTakeAnother = !busy || hosts === 1 || holding.length < hosts - 1
  const open = mayTakeAnother ? seats : holding
  return (
    open.find((seat) => seat.has.length === 0) ??
    (mayPrepare ? open.find((seat) => seat.has.length === 1) : undefined)
  )
}

function fewest<S extends Seat>(seats: readonly S[]): S | undefined {
  return [...seats].sort((a, b) => a.has.length - b.has.length)[0]
}
