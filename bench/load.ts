import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inspectConfig } from '../src/config.ts'
import { freePort } from '../test/free-port.ts'
import { measureMemory } from './load/memory.ts'
import { measureOverload } from './load/overload.ts'
import type { LoadCall, LoadPart } from './load/part.ts'
import { inTurn, readChat } from './load/texts.ts'
import { measureThroughput } from './load/throughput.ts'
import { writeResults } from './results.ts'
import { isMet, type Row } from './row.ts'
import { startService } from './service.ts'
import { describeMachine, formatMachine } from './speed/machine.ts'
import { formatTable } from './table.ts'

const COMMAND = 'npm run load'
/** Every part has a program of its own. */
const PARTS: Record<string, { measure: LoadPart; environment?: Record<string, string> }> = {
  // As many at once as there are clients, so that all are answered and none is refused.
  throughput: { measure: measureThroughput, environment: { PARLEY_HTTP_IN_FLIGHT: '64' } },
  overload: { measure: measureOverload },
  memory: { measure: measureMemory },
}
const USAGE = `${COMMAND} -- [--short] [--only ${Object.keys(PARTS).join('|')}]`
const SHORTER = 25

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** Prints how the real program bears a load over HTTP from the same machine. */
async function main(): Promise<number> {
  const wishes = readArguments()
  if (wishes === undefined) {
    say(USAGE)
    return 2
  }
  const { short, only } = wishes
  const machine = describeMachine()
  const { texts, from } = readChat()
  const hosts = inspectConfig({}).config.PARLEY_HOSTS
  console.log(`${formatMachine(machine)}\n${hosts} model processes; ${texts.length} texts: ${from}\n`)
  const nextText = inTurn(texts)
  const rows: Row[] = []
  for (const name of only === undefined ? Object.keys(PARTS) : [only]) {
    const { measure, environment } = PARTS[name]!
    say(`measuring ${name} …`)
    const place = { PARLEY_HOSTS: String(hosts), ...environment }
    rows.push(...(await runPart(measure, place, { nextText, shorter: short ? SHORTER : 1 })))
    // What a part has found is kept when a later one fails.
    if (!short && only === undefined) say(`written to ${writeResults('load', rows, { ...machine, hosts })}`)
  }
  console.log(formatTable(rows))
  return rows.some((row) => isMet(row) === false) ? 1 : 0
}

/** Undefined when they are wrong. */
function readArguments(): { short: boolean; only?: string } | undefined {
  try {
    const options = { short: { type: 'boolean', default: false }, only: { type: 'string' } } as const
    const { short, only } = parseArgs({ options }).values
    if (only === undefined) return { short }
    return Object.hasOwn(PARTS, only) ? { short, only } : undefined
  } catch {
    return undefined
  }
}

async function runPart(
  measure: LoadPart,
  environment: Record<string, string>,
  call: Pick<LoadCall, 'nextText' | 'shorter'>,
): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-load-'))
  const service = startService({ dataDir, port: await freePort(), environment })
  const started = performance.now()
  try {
    await service.ready()
    const rows = await measure({ ...call, address: service.address, path: join(dataDir, 'parley.sqlite') })
    await service.stop()
    const seconds = (performance.now() - started) / 1000
    return rows.map((row) => ({ ...row, command: COMMAND, seconds }))
  } finally {
    service.sweep()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

process.exitCode = await main()
