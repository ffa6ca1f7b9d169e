import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createBot } from '../../src/bot.ts'
import type { Handle } from '../../src/contract/adapter.ts'
import type { Log } from '../../src/contract/log.ts'
import type { Store } from '../../src/contract/store.ts'
import { createPeople } from '../../src/people.ts'
import { openPolicy } from '../../src/policy/open-policy.ts'
import { tasks } from '../../src/tasks/index.ts'
import { silentLog } from '../../test/fakes/runner.ts'
import { openParley, type Parley } from '../parley.ts'
import { startProgress } from '../progress.ts'
import { writeResults } from '../results.ts'
import { isMet } from '../row.ts'
import { describeMachine, formatMachine } from '../speed/machine.ts'
import { formatTable } from '../table.ts'
import type { DayParts, DayResult } from './day.ts'
import { type Flood, startFlood } from './flood.ts'
import { type DayRow, formatKinds } from './report.ts'

const DAY_MILLISECONDS = 150_000
const MANNERS = { pause: [500, 4000], patience: 90_000, look: 250 } as const

/** What a full day is made of, the same on every platform. */
export interface FullDay {
  seed: number
  /** Where the store is. */
  path: string
  /** The bot as src/main.ts joins it, on the store of the day. */
  handleOn(store: Store): Handle
  log: Log
  /** Keeps all model hosts busy. */
  flood: Flood
  parts: Pick<DayParts, 'length' | 'manners' | 'tell'>
  /** For the day's progress. */
  progress(strands: number): DayParts['progress']
}

/** Which day it is, and how it goes. */
export interface DayScript {
  /** Of the results and the command. */
  name: 'slack' | 'discord'
  /** The row that may miss its goal: a slow machine is no fault of Parley. */
  forgiven: string
  play(day: FullDay): Promise<{ result: DayResult; rows: DayRow[] }>
}

/** Plays a day where much goes wrong, prints whether every request was answered exactly once. @returns the exit code. */
export async function runDay({ name, forgiven, play }: DayScript): Promise<number> {
  const command = `npm run ${name}:day`
  const seed = readSeed()
  if (seed === undefined) {
    say(`${command} -- [--seed NUMBER]`)
    return 2
  }
  const machine = describeMachine()
  const folder = mkdtempSync(join(tmpdir(), 'parley-day-'))
  const parley = await openParley({ remember: false })
  const flood = startFlood(parley.handle, seed)
  const started = performance.now()
  try {
    console.log(`${formatMachine(machine)}\nseed ${seed}\n`)
    const { result, rows: plain } = await play(fullDay({ parley, flood, seed, folder }))
    const seconds = (performance.now() - started) / 1000
    const rows = plain.map((row) => ({ ...row, command, seconds }))
    console.log(`${formatKinds(result)}\n\n${formatTable(rows)}`)
    for (const stray of result.strays) say(`nobody asked for ${JSON.stringify(stray.slice(0, 300))}`)
    say(`written to ${writeResults(`${name}-day`, rows, { ...machine, seed })}`)
    return rows.some((row) => isMet(row) === false && row.what !== forgiven) ? 1 : 0
  } finally {
    await flood.stop()
    await parley.stop()
    rmSync(folder, { recursive: true })
  }
}

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** Undefined when the arguments are wrong. */
function readSeed(): number | undefined {
  try {
    const seed = Number(parseArgs({ options: { seed: { type: 'string', default: '1' } } }).values.seed)
    return Number.isSafeInteger(seed) && seed > 0 ? seed : undefined
  } catch {
    return undefined
  }
}

function fullDay(made: { parley: Parley; flood: Flood; seed: number; folder: string }): FullDay {
  const { parley, flood, seed, folder } = made
  const { models, runner, config } = parley
  const glossary = config.PARLEY_GLOSSARY
  return {
    ...{ seed, flood, path: join(folder, 'day.sqlite') },
    handleOn: (store) =>
      createBot({
        ...{ tasks, models: () => models, runner, glossary, people: createPeople(store), log: silentLog },
        ...{ policy: openPolicy, async record() {} },
      }),
    log: { ...silentLog, error: (fields, message) => say(`error: ${message} ${JSON.stringify(fields)}`) },
    parts: { length: DAY_MILLISECONDS, manners: MANNERS, tell: say },
    progress: (strands) => startProgress('strands played', strands),
  }
}
