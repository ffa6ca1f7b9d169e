import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import type { Carrier } from '../day/day.ts'
import { shuffled } from '../random.ts'

/** Deliveries that came again. */
export interface Repeats {
  sameId: number
  newId: number
  late: number
  afterRestart: number
}

/** Events of before that arrive once more: after a restart, and whenever something else goes wrong. */
const LATE_REPEATS = { afterRestart: 15, late: 3 }
const REPEATED = { sameId: 0.12, newId: 0.08, reordered: 0.1 }

/** Brings people's doings to Parley as Slack does: events more than once, interactions once or not at all. */
export function createCarrier(slack: FakeSlack, random: () => number): Carrier & { repeats: Repeats } {
  const repeats: Repeats = { sameId: 0, newId: 0, late: 0, afterRestart: 0 }
  const sent: string[] = []
  const chance = (name: 'sameId' | 'newId') => () => {
    const again = random() < REPEATED[name] ? 1 : 0
    repeats[name] += again
    return again
  }
  Object.assign(slack.delivery, {
    repeatSameId: chance('sameId'),
    repeatNewId: chance('newId'),
    reorder: REPEATED.reordered,
  })
  return {
    repeats,
    async deliver(step, gate) {
      // People use commands and buttons while Parley runs.
      if (step.interactive) return ((await gate.pass(step.act)) as { acked?: boolean }).acked !== false
      const said = (await step.act()) as { events?: string[] } | undefined
      sent.push(...(said?.events ?? []))
      return true
    },
    async repeat(when) {
      const again = shuffled(sent, sent.length).slice(0, LATE_REPEATS[when])
      await Promise.all(again.map((event) => slack.redeliver(event)))
      repeats[when] += again.length
    },
  }
}
