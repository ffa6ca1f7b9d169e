import { parseArgs } from 'node:util'
import { killRows } from './kills/rows.ts'
import { runKills } from './kills/run-kills.ts'
import { inTurn, readChat } from './load/texts.ts'
import { writeResults } from './results.ts'
import { isMet } from './row.ts'
import { describeMachine, formatMachine } from './speed/machine.ts'
import { formatTable } from './table.ts'

const COMMAND = 'npm run kills'
const KILLS = { full: 100, short: 3 }
const CLIENTS = 6
const LOAD_MILLISECONDS = [200, 2500] as const

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** Kills the real program a hundred times under load, and prints whether anything was lost. */
async function main(): Promise<number> {
  const wishes = readArguments()
  if (wishes === undefined) {
    say(`${COMMAND} -- [--short] [--seed NUMBER]`)
    return 2
  }
  const { short, seed } = wishes
  const machine = describeMachine()
  const { texts, from } = readChat()
  console.log(`${formatMachine(machine)}\n${texts.length} texts: ${from}; ${CLIENTS} clients, seed ${seed}\n`)
  const started = performance.now()
  const result = await runKills({
    kills: short ? KILLS.short : KILLS.full,
    ...{ clients: CLIENTS, loadMilliseconds: LOAD_MILLISECONDS, seed, nextText: inTurn(texts) },
    tell: ({ asked, rows, lost, integrity, readyMilliseconds }, index) =>
      say(
        `kill ${index + 1}: ready after ${(readyMilliseconds / 1000).toFixed(1)} s, ${asked.answered.length} answers, ${rows.length} rows, ${lost} lost, store ${integrity}`,
      ),
  })
  const seconds = (performance.now() - started) / 1000
  const rows = killRows(result).map((row) => ({ ...row, command: COMMAND, seconds }))
  console.log(formatTable(rows))
  if (!short) say(`written to ${writeResults('kills', rows, { ...machine, seed })}`)
  return rows.some((row) => isMet(row) === false) || result.end.status !== 0 ? 1 : 0
}

/** Undefined when the arguments are wrong. */
function readArguments(): { short: boolean; seed: number } | undefined {
  try {
    const options = {
      short: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
    } as const
    const { short, seed } = parseArgs({ options }).values
    return Number.isSafeInteger(Number(seed)) ? { short, seed: Number(seed) } : undefined
  } catch {
    return undefined
  }
}

process.exitCode = await main()
