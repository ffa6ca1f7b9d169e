import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createBot } from '../src/bot.ts'
import type { Handle } from '../src/contract/adapter.ts'
import type { Store } from '../src/contract/store.ts'
import { createPeople } from '../src/people.ts'
import { openPolicy } from '../src/policy/open-policy.ts'
import { tasks } from '../src/tasks/index.ts'
import { silentLog } from '../test/fakes/runner.ts'
import { openParley, type Parley, type ParleySettings } from './parley.ts'
import { startProgress } from './progress.ts'
import { writeResults } from './results.ts'
import { isMet } from './row.ts'
import { describeMachine, formatMachine } from './speed/machine.ts'
import { formatTable } from './table.ts'
import { measureFlood } from './watch-month/flood.ts'
import { LONG_MONTH } from './watch-month/month.ts'
import { formatDigests, rowsOf } from './watch-month/report.ts'
import { type MonthResult, runMonth } from './watch-month/run-month.ts'
import { readTexts } from './watch-month/texts.ts'

const COMMAND = 'npm run watch:month'
/** Room for every text: the same text is always judged the same. */
const REMEMBERED = { remember: true, cacheSize: 500_000 }
const MOST_SHOWN = 20

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** Watches a simulated month with the real models, and counts it again from scratch. @returns the exit code. */
async function runWatchMonth(): Promise<number> {
  const given = readArguments()
  if (given === undefined) {
    say(`${COMMAND} -- [--seed NUMBER] [--messages NUMBER]`)
    return 2
  }
  const machine = describeMachine()
  const said = readTexts()
  console.log(`${formatMachine(machine)}\nseed ${given.seed}, ${said.source}\n`)
  const started = performance.now()
  const result = await withParley(REMEMBERED, (parley) => watchMonth(parley, given, said))
  const flood = await withParley({ remember: false }, (parley) =>
    measureFlood(parley, (store) => judgeOn(parley, store), said.texts),
  )
  const seconds = (performance.now() - started) / 1000
  const rows = rowsOf(result, flood, said.source).map((one) => ({ ...one, command: COMMAND, seconds }))
  console.log(`${formatDigests(result)}\n\n${formatTable(rows)}`)
  tellWrong(result)
  say(`written to ${writeResults('watch-month', rows, { ...machine, ...given })}`)
  return rows.some((row) => isMet(row) === false) ? 1 : 0
}

/** Undefined when the arguments are wrong. */
function readArguments(): { seed: number; messages: number } | undefined {
  const options = {
    seed: { type: 'string', default: '1' },
    messages: { type: 'string', default: String(LONG_MONTH.messages) },
  } as const
  try {
    const { values } = parseArgs({ options })
    const [seed, messages] = [Number(values.seed), Number(values.messages)]
    return [seed, messages].every((one) => Number.isSafeInteger(one) && one > 0)
      ? { seed, messages }
      : undefined
  } catch {
    return undefined
  }
}

async function withParley<T>(settings: ParleySettings, work: (parley: Parley) => Promise<T>): Promise<T> {
  const parley = await openParley(settings)
  try {
    return await work(parley)
  } finally {
    await parley.stop()
  }
}

async function watchMonth(
  parley: Parley,
  given: { seed: number; messages: number },
  said: ReturnType<typeof readTexts>,
): Promise<MonthResult> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-month-'))
  const progress = startProgress('per cent of the month', 100)
  try {
    return await runMonth({
      ...{ month: { ...LONG_MONTH, ...given }, said, path: join(folder, 'parley.sqlite') },
      judgeOn: (store) => judgeOn(parley, store),
      progress: (share) => progress(Math.floor(share * 100)),
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function judgeOn({ models, runner, config }: Parley, store: Store): Handle {
  return createBot({
    ...{ tasks, models: () => models, runner, glossary: config.PARLEY_GLOSSARY, log: silentLog },
    ...{ people: createPeople(store), policy: openPolicy, async record() {} },
  })
}

function tellWrong({ hours, alerts, digests, secrets, diary }: MonthResult): void {
  const wrong = [hours.wrong, alerts.wrong, digests.wrong, secrets.found, diary.surprises]
  for (const lines of wrong) for (const line of lines.slice(0, MOST_SHOWN)) say(line)
}

process.exitCode = await runWatchMonth()
