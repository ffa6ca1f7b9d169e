import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const FOLDER = new URL('../../shared/data/', import.meta.url)

/** Where the data of SOURCES.md is looked for, for messages. */
export const DATA_FOLDER = fileURLToPath(FOLDER)

/** The rows of a tab-separated file with a header, or undefined when the file is absent. */
export function readTable(path: string): Record<string, string>[] | undefined {
  const text = readText(path)
  if (text === undefined) return undefined
  const [header, ...lines] = text.split('\n').filter((line) => line !== '')
  const names = header!.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(names.map((name, column) => [name, cells[column] ?? '']))
  })
}

/** The objects of a `.jsonl.gz` file, or undefined when the file is absent. */
export function readObjects<T>(path: string): T[] | undefined {
  return readText(path)
    ?.split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}

function readText(path: string): string | undefined {
  const file = new URL(path, FOLDER)
  if (!existsSync(file)) return undefined
  const bytes = readFileSync(file)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** Every `step`-th item: a sample that is the same each time. */
export function everyNth<T>(items: readonly T[], step: number): T[] {
  return items.filter((_, index) => index % step === 0)
}
