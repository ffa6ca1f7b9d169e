import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Measure } from '../src/contract/model.ts'
import { isMet, type Row } from './row.ts'

/** What a results file holds; the catalogue reads `measured`. */
export interface Results {
  measured: Record<string, Measure[]>
  rows: (Row & { met?: boolean })[]
  date: string
}

const fileOf = (name: string) => new URL(`./results/${name}.json`, import.meta.url)

/** Writes rows to `bench/results/<name>.json` and tells where. */
export function writeResults(name: string, rows: readonly Row[], machine?: Record<string, unknown>): string {
  const file = fileOf(name)
  mkdirSync(new URL('.', file), { recursive: true })
  const results = {
    date: new Date().toISOString().slice(0, 10),
    ...(machine && { machine }),
    measured: measuredOf(rows),
    rows: rows.map((row) => ({ ...rounded(row), ...(row.goal && { met: isMet(row) }) })),
  }
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  return `bench/results/${name}.json`
}

/** The rows last written; none when there is no such file. */
export function readRows(name: string): Row[] {
  try {
    return (JSON.parse(readFileSync(fileOf(name), 'utf8')) as Results).rows
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function measuredOf(rows: readonly Row[]): Results['measured'] {
  const measured: Results['measured'] = {}
  for (const { model, what, measured: value, digits, command } of rows) {
    if (model === undefined) continue
    // The whole run prints the figure too, and the catalogue shows one command for all.
    const measure = { what, value: round(value, digits), command: command.split(' -- ')[0]! }
    measured[model] = [...(measured[model] ?? []), measure]
  }
  return measured
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

/** Two digits more than are printed, so that a goal is judged the same when the file is read again. */
const rounded = (row: Row): Row => ({
  ...row,
  measured: round(row.measured, row.digits + 2),
  seconds: round(row.seconds, 1),
})
