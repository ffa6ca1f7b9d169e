import { parseArgs } from 'node:util'
import { openParley } from './parley.ts'
import type { Part, PartCall } from './quality/part.ts'
import { evaluateSentiment } from './quality/sentiment.ts'
import { evaluateSpans } from './quality/spans.ts'
import { evaluateSummary } from './quality/summary.ts'
import { evaluateTranslation } from './quality/translation.ts'
import { readRows, writeResults } from './results.ts'
import type { Row } from './row.ts'
import { formatTable } from './table.ts'

const PARTS: Record<string, Part> = {
  sentiment: evaluateSentiment,
  translation: evaluateTranslation,
  spans: evaluateSpans,
  summary: evaluateSummary,
}
const USAGE = `npm run evaluate -- [--only ${Object.keys(PARTS).join('|')}] [--quick]`

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** Prints how good the shipped models are, asked through the whole bot. */
async function main(): Promise<number> {
  const given = readArguments()
  if (given === null) {
    say(USAGE)
    return 2
  }
  const { only, quick } = given
  const parley = await openParley({ remember: true })
  try {
    const rows: Row[] = []
    for (const name of only === undefined ? Object.keys(PARTS) : [only]) {
      rows.push(...(await runPart(name, { parley, quick, say })))
    }
    if (rows.length > 0) console.log(formatTable(rows))
    if (!quick && rows.length > 0) say(`written to ${writeResults('evaluate', together(rows, only))}`)
    return 0
  } finally {
    await parley.stop()
  }
}

/** Null when the arguments are wrong. */
function readArguments(): { only: string | undefined; quick: boolean } | null {
  const options = { only: { type: 'string' }, quick: { type: 'boolean', default: false } } as const
  try {
    const { only, quick } = parseArgs({ options }).values
    return only === undefined || Object.hasOwn(PARTS, only) ? { only, quick } : null
  } catch {
    return null
  }
}

async function runPart(name: string, call: PartCall): Promise<Row[]> {
  const started = performance.now()
  const rows = await PARTS[name]!(call)
  const seconds = (performance.now() - started) / 1000
  const command = `npm run evaluate -- --only ${name}`
  return rows.map((row) => ({ ...row, command, seconds: row.seconds ?? seconds }))
}

/** After `--only` the other parts' rows of the last run stay, in the table's order. */
function together(rows: readonly Row[], only: string | undefined): Row[] {
  if (only === undefined) return [...rows]
  const kept = readRows('evaluate').filter((row) => !row.command.endsWith(` ${only}`))
  const all = [...kept, ...rows]
  return Object.keys(PARTS).flatMap((name) => all.filter((row) => row.command.endsWith(` ${name}`)))
}

process.exitCode = await main()
