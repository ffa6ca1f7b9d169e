import type { Log } from '../../src/contract/log.ts'

/** A log that keeps its lines, and all of it as text to search for what must not be there. */
export function recordedLog() {
  const lines: { level: keyof Log; fields: Record<string, unknown>; message: string }[] = []
  const note = (level: keyof Log) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, fields, message })
  const log: Log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') }
  const said = (level: keyof Log, words: RegExp) =>
    lines.filter((line) => line.level === level && words.test(line.message)).length
  return { log, lines, said, text: () => JSON.stringify(lines) }
}
