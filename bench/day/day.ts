import { setTimeout as sleep } from 'node:timers/promises'
import { createGate, type Gate } from './gate.ts'
import type { Leftovers } from './leftovers.ts'
import { type Manners, type Played, type PlayerParts, playStrand, type Verdict } from './player.ts'
import type { Step, Strand } from './step.ts'

/** Something that goes wrong in a day. */
export interface Trouble {
  /** When: a share of the day. */
  at: number
  /** `restart` is Parley's own. */
  kind: string
  /** The platform keeps nothing for Parley meanwhile, so the gate is closed. */
  apart?: boolean
  /** The platform's side of it. */
  cause(): unknown
}

/** How a platform brings to Parley what people do. */
export interface Carrier {
  /** Lets somebody do it. @returns whether it was delivered; what was not is done again. */
  deliver(step: Step, gate: Gate): Promise<boolean>
  /** Lets some of what arrived before arrive once more: when something goes wrong, and after a restart. */
  repeat?(when: 'late' | 'afterRestart'): Promise<void>
}

export interface DayParts {
  strands: readonly Strand[]
  troubles: readonly Trouble[]
  carrier: Carrier
  /** Opens Parley on the store of the one before. */
  open(): Promise<{ stop(): Promise<void> }>
  random(): number
  /** Milliseconds over which people begin what they do. */
  length: number
  manners: Manners
  /** Told after each strand. */
  progress(done: number): void
  tell(line: string): void
}

/** What people saw. */
export interface PlayedDay {
  verdicts: Verdict[]
  /** Commands and presses that were made again. */
  madeAgain: number
  /** How often each went wrong. */
  troubles: Record<string, number>
  restartMilliseconds: number[]
}

/** What was seen at the end of the day. */
export type DayResult = PlayedDay & Leftovers

/** Late doubles need a moment to appear. */
const SETTLE_MILLISECONDS = 1500

/** Plays all strands, those of one person one after the other, while things go wrong. */
export async function playDay(parts: DayParts): Promise<PlayedDay> {
  const { carrier, manners, random, tell } = parts
  const gate = createGate()
  const first = await parts.open()
  const all = playAll(parts, { manners, random, tell, deliver: (step) => carrier.deliver(step, gate) })
  const { running, restartMilliseconds } = await makeTrouble(parts, first, gate)
  const played = await all
  await sleep(SETTLE_MILLISECONDS)
  await running.stop()
  for (const one of played) one.check()
  const madeAgain = played.reduce((sum, one) => sum + one.repeated, 0)
  const verdicts = played.flatMap((one) => one.verdicts)
  return { verdicts, madeAgain, troubles: countOf(parts.troubles), restartMilliseconds }
}

/** Each person begins their strands in turn, when their time has come. */
async function playAll({ strands, length, progress }: DayParts, player: PlayerParts): Promise<Played[]> {
  const began = performance.now()
  let done = 0
  const users = new Set(strands.map(({ user }) => user))
  const lives = [...users].map(async (user) => {
    const played: Played[] = []
    for (const [index, strand] of strands.entries()) {
      if (strand.user !== user) continue
      await sleep(Math.max(0, (index / strands.length) * length - (performance.now() - began)))
      played.push(await playStrand(strand, player))
      progress(++done)
    }
    return played
  })
  return (await Promise.all(lives)).flat()
}

type Running = Awaited<ReturnType<DayParts['open']>>

/** Makes everything go wrong at its time. @returns what runs at the end. */
async function makeTrouble({ carrier, troubles, length, open, tell }: DayParts, first: Running, gate: Gate) {
  const began = performance.now()
  const restartMilliseconds: number[] = []
  let running = first
  const restart = async () => {
    const stopping = performance.now()
    await running.stop()
    running = await open()
    restartMilliseconds.push(performance.now() - stopping)
  }
  for (const { at, kind, apart, cause } of troubles) {
    await sleep(Math.max(0, at * length - (performance.now() - began)))
    tell(`${Math.round(at * 100)} % of the day: ${kind}`)
    await carrier.repeat?.('late')
    if (apart) await gate.close()
    await cause()
    if (kind === 'restart') await restart()
    if (apart) gate.open()
    if (kind === 'restart') await carrier.repeat?.('afterRestart')
  }
  return { running, restartMilliseconds }
}

function countOf(troubles: readonly Trouble[]): Record<string, number> {
  const kinds = [...new Set(troubles.map(({ kind }) => kind))]
  return Object.fromEntries(kinds.map((kind) => [kind, troubles.filter((one) => one.kind === kind).length]))
}
