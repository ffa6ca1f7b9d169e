import { expect, it } from 'vitest'
import { runKills } from '../bench/kills/run-kills.ts'

/** `npm run kills` does it a hundred times. */
const KILLS = 3
/** Four starts, also on a machine that does much else. */
const PATIENCE_MILLISECONDS = 240_000
const TEXTS = ['Great work, thank you all!', 'Der Zug ist schon wieder zu spät.', 'Où est la gare ?']

it(
  'keeps every answer that somebody has, and every count, when it is killed under load',
  async () => {
    let texts = 0
    const { rounds, end } = await runKills({
      ...{ kills: KILLS, clients: 4, loadMilliseconds: [200, 800], seed: 2, tell() {} },
      nextText: () => TEXTS[texts++ % TEXTS.length]!,
    })
    expect(rounds).toHaveLength(KILLS)
    for (const { asked, ...round } of rounds) {
      expect(round).toMatchObject({ lost: 0, doubled: 0, foreign: 0, integrity: 'ok', leftNobody: true })
      expect(asked.others).toEqual([])
      expect(asked.sent.length).toBeGreaterThan(0)
      // Undefined at midnight, when counts begin anew.
      expect(round.wrongQuotas ?? []).toEqual([])
    }
    // Of all rounds: on a busy machine one may be over before its first answer.
    expect(rounds.flatMap(({ asked }) => asked.answered).length).toBeGreaterThan(KILLS)
    expect(end).toMatchObject({ lost: 0, doubled: 0, foreign: 0, integrity: 'ok', status: 0 })
  },
  PATIENCE_MILLISECONDS,
)
