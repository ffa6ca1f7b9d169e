import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKeys } from '../../src/keys/keys.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { freePort } from '../../test/free-port.ts'
import { createRandom } from '../random.ts'
import { startService } from '../service.ts'
import { judgeTrail, type Verdict } from './judge.ts'
import { lookAtStore } from './look-at-store.ts'
import { type KillSetting, type Known, playRound, type Round } from './round.ts'

/** So many requests a day that no key runs out of them. */
const QUOTA = 100_000_000

export interface KillPlan {
  kills: number
  clients: number
  /** Between ready and the kill, at least and at most. */
  loadMilliseconds: readonly [number, number]
  seed: number
  nextText: () => string
  environment?: Record<string, string>
  tell(round: Round, index: number): void
}

/** What became of all rounds. */
export interface KillResult {
  rounds: Round[]
  /** After the last start and an orderly end: the rows of all rounds once more, and the file. */
  end: Verdict & { integrity: string; status: number | null; readyMilliseconds: number }
}

/** Kills the real program again and again under load, always on the same data. */
export async function runKills(plan: KillPlan): Promise<KillResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-kills-'))
  const path = join(dataDir, 'parley.sqlite')
  const { nextText, environment = {}, clients } = plan
  try {
    const keys = await makeKeys(path, clients)
    const setting = { dataDir, path, keys, nextText, environment, port: await freePort() }
    const rounds = await playRounds(plan, setting)
    return { rounds, end: await endWell(setting, rounds) }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function makeKeys(path: string, count: number): Promise<KillSetting['keys']> {
  const store = openSqliteStore(path)
  const keys = createKeys(store)
  const made = []
  for (let index = 0; index < count; index++) {
    const { key, token } = await keys.create({ name: `client-${index}`, scopes: ['*'], perDay: QUOTA })
    made.push({ key: key.id, token })
  }
  store.close()
  return made
}

async function playRounds(plan: KillPlan, setting: KillSetting): Promise<Round[]> {
  const { kills, seed, loadMilliseconds, tell } = plan
  const [least, most] = loadMilliseconds
  const random = createRandom(seed)
  const rounds: Round[] = []
  let known: Known = { lastRow: 0, used: new Map() }
  for (let index = 0; index < kills; index++) {
    const round = await playRound(setting, known, least + random() * (most - least))
    rounds.push(round)
    tell(round, index)
    known = { lastRow: round.rows.at(-1)?.id ?? known.lastRow, used: round.used }
  }
  return rounds
}

/** What a restart took away again would be seen here: each round's rows must still be there, under the same ids. */
async function endWell(setting: KillSetting, rounds: readonly Round[]): Promise<KillResult['end']> {
  const service = startService(setting)
  try {
    const readyMilliseconds = await service.ready()
    const status = await service.stop()
    const { integrity, rows } = lookAtStore(setting.path, 0)
    let last = 0
    const verdicts = rounds.map((round) => {
      const first = last
      last = round.rows.at(-1)?.id ?? first
      return judgeTrail(
        round.asked,
        rows.filter(({ id }) => id > first && id <= last),
      )
    })
    const sum = (name: keyof Verdict) => verdicts.reduce((total, verdict) => total + verdict[name], 0)
    const verdict = { lost: sum('lost'), doubled: sum('doubled'), foreign: sum('foreign') }
    return { ...verdict, integrity, status, readyMilliseconds }
  } finally {
    service.sweep()
  }
}
