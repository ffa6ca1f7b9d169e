import { setTimeout as sleep } from 'node:timers/promises'
import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import { createRandom, shuffled } from '../random.ts'
import { createGate, type Gate } from './gate.ts'
import { findLeftovers, type Leftovers } from './leftovers.ts'
import { type Manners, type Played, type PlayerParts, playStrand, type Verdict } from './player.ts'
import type { Strand } from './step.ts'
import type { Trouble } from './trouble.ts'

export interface DayParts {
  slack: FakeSlack
  strands: readonly Strand[]
  troubles: readonly Trouble[]
  /** Opens Parley on the store of the one before. */
  open(): Promise<{ stop(): Promise<void> }>
  seed: number
  /** Milliseconds over which people begin what they do. */
  length: number
  manners: Manners
  /** Told after each strand. */
  progress(done: number): void
  tell(line: string): void
}

/** What was seen at the end of the day. */
export interface DayResult extends Leftovers {
  verdicts: Verdict[]
  repeats: { sameId: number; newId: number; late: number; afterRestart: number; interactions: number }
  troubles: Record<Trouble['kind'], number>
  restartMilliseconds: number[]
}

/** Events of before that arrive once more: after a restart, and whenever something else goes wrong. */
const LATE_REPEATS = { afterRestart: 15, late: 3 }
const REPEATED = { sameId: 0.12, newId: 0.08, reordered: 0.1 }
/** Late doubles need a moment to appear. */
const SETTLE_MILLISECONDS = 1500

/** Plays all strands, those of one person one after the other, while things go wrong. */
export async function playDay(parts: DayParts): Promise<DayResult> {
  const { slack, strands, seed } = parts
  const random = createRandom(seed)
  const repeats = { sameId: 0, newId: 0, late: 0, afterRestart: 0, interactions: 0 }
  repeatDeliveries(slack, random, repeats)
  const gate = createGate()
  const sent: string[] = []
  const player: PlayerParts = {
    ...{ manners: parts.manners, random, tell: parts.tell },
    interact: (act) => gate.pass(act),
    sent: (event) => void sent.push(event),
  }
  const first = await parts.open()
  const all = playAll(parts, player)
  const repeat = async (kind: 'late' | 'afterRestart') => {
    const again = shuffled(sent, sent.length).slice(0, LATE_REPEATS[kind])
    await Promise.all(again.map((event) => slack.redeliver(event)))
    repeats[kind] += again.length
  }
  const { running, restartMilliseconds } = await makeTrouble(parts, first, gate, repeat)
  const played = await all
  await sleep(SETTLE_MILLISECONDS)
  await running.stop()
  for (const one of played) one.check()
  repeats.interactions = played.reduce((sum, one) => sum + one.repeated, 0)
  const troubles = countOf(parts.troubles)
  const verdicts = played.flatMap((one) => one.verdicts)
  return { verdicts, ...findLeftovers(slack, strands), repeats, troubles, restartMilliseconds }
}

function repeatDeliveries(slack: FakeSlack, random: () => number, repeats: DayResult['repeats']) {
  const chance = (name: 'sameId' | 'newId') => () => {
    const again = random() < REPEATED[name] ? 1 : 0
    repeats[name] += again
    return again
  }
  const delivery = {
    repeatSameId: chance('sameId'),
    repeatNewId: chance('newId'),
    reorder: REPEATED.reordered,
  }
  Object.assign(slack.delivery, delivery)
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
async function makeTrouble(
  { slack, troubles, length, open, tell }: DayParts,
  first: Running,
  gate: Gate,
  repeat: (kind: 'late' | 'afterRestart') => Promise<void>,
) {
  const began = performance.now()
  const restartMilliseconds: number[] = []
  let running = first
  for (const { at, kind, cause } of troubles) {
    await sleep(Math.max(0, at * length - (performance.now() - began)))
    tell(`${Math.round(at * 100)} % of the day: ${kind}`)
    await repeat('late')
    cause(slack)
    if (kind !== 'restart') continue
    const stopping = performance.now()
    await gate.close()
    await running.stop()
    running = await open()
    gate.open()
    restartMilliseconds.push(performance.now() - stopping)
    await repeat('afterRestart')
  }
  return { running, restartMilliseconds }
}

function countOf(troubles: readonly Trouble[]): DayResult['troubles'] {
  const count = { drop: 0, disconnect: 0, '429': 0, '500': 0, restart: 0 }
  for (const { kind } of troubles) count[kind]++
  return count
}
