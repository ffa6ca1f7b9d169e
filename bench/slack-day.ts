import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createBot } from '../src/bot.ts'
import type { Log } from '../src/contract/log.ts'
import type { Store } from '../src/contract/store.ts'
import { createPeople } from '../src/people.ts'
import { tasks } from '../src/tasks/index.ts'
import { silentLog } from '../test/fakes/runner.ts'
import { openFakeSlack } from '../test/fakes/slack/index.ts'
import { openParley, type Parley } from './parley.ts'
import { startProgress } from './progress.ts'
import { writeResults } from './results.ts'
import { isMet } from './row.ts'
import { type DayResult, playDay } from './slack-day/day.ts'
import { startFlood } from './slack-day/flood.ts'
import { openDoor } from './slack-day/open-door.ts'
import { createProgramme } from './slack-day/programme.ts'
import { formatKinds, rowsOf } from './slack-day/report.ts'
import { troublesOf } from './slack-day/trouble.ts'
import { addHistory, createWorld } from './slack-day/world.ts'
import { describeMachine, formatMachine } from './speed/machine.ts'
import { formatTable } from './table.ts'

const USAGE = 'npm run slack:day -- [--seed NUMBER]'
const COMMAND = 'npm run slack:day'
const DAY_MILLISECONDS = 150_000
/** Rows that may miss their goal: a slow machine is no fault of Parley. */
const FORGIVEN = new Set(['acknowledgement p99'])
const MANNERS = { pause: [500, 4000], patience: 90_000, look: 250 } as const
/** Milliseconds before each further try. Slack's own: at once, a minute, five minutes. */
const RETRIES = [500, 5000, 30_000]

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** Plays a day in a busy workspace, where much goes wrong, and prints whether every request was answered exactly once. */
async function main(): Promise<number> {
  const seed = readSeed()
  if (seed === undefined) {
    say(USAGE)
    return 2
  }
  const machine = describeMachine()
  const folder = mkdtempSync(join(tmpdir(), 'parley-day-'))
  const parley = await openParley({ remember: false })
  const world = createWorld({ people: 48, quiet: 8, lively: 6, open: 4 })
  const slack = await openFakeSlack({
    teams: [world.team],
    seed,
    rateLimits: true,
    delivery: { retries: RETRIES },
  })
  addHistory(world, slack.seed)
  const flood = startFlood(parley.handle, seed)
  const started = performance.now()
  try {
    console.log(`${formatMachine(machine)}\nseed ${seed}\n`)
    const strands = createProgramme(slack, world, { length: 'full', seed })
    const open = () =>
      openDoor(slack, world, join(folder, 'day.sqlite'), (store) => handleOn(parley, store), LOG)
    const progress = startProgress('strands played', strands.length)
    const troubles = troublesOf('full')
    const day = { slack, strands, troubles, open, seed, length: DAY_MILLISECONDS, manners: MANNERS }
    const result = await playDay({ ...day, progress, tell: say })
    const seconds = (performance.now() - started) / 1000
    const rows = rowsOf(result, slack, flood.answered()).map((row) => ({ ...row, command: COMMAND, seconds }))
    console.log(`${formatKinds(result)}\n\n${formatTable(rows)}`)
    tellStrays(result)
    say(`written to ${writeResults('slack-day', rows, { ...machine, seed })}`)
    return rows.some((row) => isMet(row) === false && !FORGIVEN.has(row.what)) ? 1 : 0
  } finally {
    await flood.stop()
    await slack.close()
    await parley.stop()
    rmSync(folder, { recursive: true })
  }
}

/** Undefined when the arguments are wrong. */
function readSeed(): number | undefined {
  try {
    const seed = Number(parseArgs({ options: { seed: { type: 'string', default: '1' } } }).values.seed)
    return Number.isSafeInteger(seed) && seed > 0 ? seed : undefined
  } catch {
    return undefined
  }
}

/** The bot as src/main.ts joins it, on the store of the day. */
function handleOn({ models, runner, config }: Parley, store: Store) {
  const glossary = config.PARLEY_GLOSSARY
  return createBot({ tasks, models, runner, glossary, people: createPeople(store), log: silentLog })
}

const LOG: Log = {
  ...silentLog,
  error: (fields, message) => say(`error: ${message} ${JSON.stringify(fields)}`),
}

function tellStrays({ strays }: DayResult): void {
  for (const stray of strays) say(`nobody asked for ${JSON.stringify(stray.slice(0, 300))}`)
}

process.exitCode = await main()
