import { setTimeout as sleep } from 'node:timers/promises'
import type { FakeDiscord } from '../../test/fakes/discord/index.ts'
import type { Carrier } from '../day/day.ts'
import type { Kind, Step } from '../day/step.ts'

/** How somebody's command or press was confirmed. */
export interface Confirmation {
  kind: Kind
  /** When it was made, by `performance.now()`. */
  began: number
  milliseconds: number
  /** Confirmed within three seconds. */
  within: boolean
}

/** The line between Discord and Parley: what goes over it, and when it was cut. */
export interface Line extends Carrier {
  confirmations: Confirmation[]
  /** From when to when there was no connection. */
  gaps: (readonly [from: number, to: number])[]
  /** Events that came again. */
  repeats: { events: number; interactions: number }
  /** Resolves when the connection is back. */
  cut(act: () => void): Promise<void>
}

/** How often an event comes once more. */
const REPEATED = 0.15
/** Events of before that each resume brings again. */
const REWOUND = 25
/** What was told just before Parley's session ends is still on its way. */
const ON_THE_WAY_MILLISECONDS = 200
/** Of what people do; the rest is Discord's own. */
const DOINGS = /^(?:MESSAGE_|INTERACTION_CREATE)/

/** Brings people's doings to Parley as Discord does: through a session, some of them twice. */
export function createLine(discord: FakeDiscord, random: () => number): Line {
  const line = { confirmations: [], gaps: [], repeats: { events: 0, interactions: 0 } } as Pick<
    Line,
    'confirmations' | 'gaps' | 'repeats'
  >
  async function confirmed(kind: Kind, act: Step['act']): Promise<boolean> {
    const began = performance.now()
    const { within } = (await act()) as { within: boolean }
    line.confirmations.push({ kind, began, milliseconds: performance.now() - began, within })
    return within
  }
  discord.gateway.rewind = REWOUND
  discord.delivery.repeat = ({ t }) => {
    const again = DOINGS.test(t) && random() < REPEATED ? 1 : 0
    line.repeats[t === 'INTERACTION_CREATE' ? 'interactions' : 'events'] += again
    return again
  }
  return {
    ...line,
    async deliver({ kind, interactive, act }, gate) {
      if (interactive) return await gate.pass(() => confirmed(kind, act))
      await gate.pass(act)
      void gate.pass(() => sleep(ON_THE_WAY_MILLISECONDS))
      return true
    },
    async cut(act) {
      const from = performance.now()
      act()
      await discord.until(() => discord.socketCount() === 0, 'the connection to be cut')
      await discord.until(() => discord.socketCount() > 0, 'the connection to be back')
      line.gaps.push([from, performance.now()])
    },
  }
}
