import { parseArgs } from 'node:util'
import { folderOf } from '../models/installed/folder-of.ts'
import { openParley } from './parley.ts'
import { writeResults } from './results.ts'
import type { Row } from './row.ts'
import { findFp32 } from './speed/fp32.ts'
import { measureLatency } from './speed/latency.ts'
import { measureLoopDelay } from './speed/loop-delay.ts'
import { describeMachine, formatMachine } from './speed/machine.ts'
import { measureMemory } from './speed/memory.ts'
import { createMeter } from './speed/meter.ts'
import type { SpeedCall, SpeedPart } from './speed/part.ts'
import { measureSentiment } from './speed/sentiment.ts'
import { measureStart } from './speed/start.ts'
import { readTexts } from './speed/texts.ts'
import { measureTranslation } from './speed/translation.ts'
import { formatTable } from './table.ts'

const PARTS: Record<string, SpeedPart> = {
  sentiment: measureSentiment,
  translation: measureTranslation,
  delay: measureLoopDelay,
  latency: measureLatency,
  memory: measureMemory,
  start: measureStart,
}
const USAGE = `npm run bench -- [--only ${Object.keys(PARTS).join('|')}]`

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** Prints how fast Parley is, as ratios to what else one could run on the same machine. */
async function main(): Promise<number> {
  const only = readArguments()
  if (only === null) {
    say(USAGE)
    return 2
  }
  const machine = describeMachine()
  const meter = createMeter()
  const parley = await openParley({ remember: false, watch: meter.watch })
  const { texts, from } = readTexts()
  const dataDir = parley.config.PARLEY_DATA_DIR
  const fp32: SpeedCall['fp32'] = ({ name, revision }) =>
    findFp32({ name, folder: folderOf({ name, revision }, dataDir), revision, dataDir, say })
  try {
    console.log(`${formatMachine(machine)}\n${texts.length} texts: ${from}\n`)
    const rows: Row[] = []
    for (const name of only ? [only] : Object.keys(PARTS)) {
      rows.push(...(await runPart(name, { parley, meter, texts, fp32, say })))
    }
    console.log(formatTable(rows))
    if (!only) say(`written to ${writeResults('bench', rows, { ...machine })}`)
    return Number(process.exitCode ?? 0)
  } finally {
    await parley.stop()
  }
}

/** The part to run, undefined for all; null when the arguments are wrong. */
function readArguments(): string | undefined | null {
  try {
    const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
    return only === undefined || Object.hasOwn(PARTS, only) ? only : null
  } catch {
    return null
  }
}

async function runPart(name: string, call: SpeedCall): Promise<Row[]> {
  say(`measuring ${name} …`)
  const started = performance.now()
  const rows = await PARTS[name]!(call).catch((error: Error) => {
    // The other parts' figures are worth having.
    process.exitCode = 1
    say(`${name} could not be measured: ${error.message}`)
    return []
  })
  const seconds = (performance.now() - started) / 1000
  return rows.map((row) => ({ ...row, command: 'npm run bench', seconds }))
}

process.exitCode = await main()
