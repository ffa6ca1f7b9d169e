import { ofQueueKey, type Queue } from './queue.ts'

/** What waits for one webhook, and what is going on. */
export interface Line {
  /** Keys that are due, in the order they became so. */
  ready: string[]
  /** By key. */
  calls: Map<string, Promise<void>>
  /** Milliseconds since the epoch. */
  pausedUntil: number
  waiting: number
}

/** The line of a webhook; an empty one where there is none yet. */
export function lineOf(lines: Map<string, Line>, name: string): Line {
  const line = lines.get(name) ?? { ready: [], calls: new Map(), pausedUntil: 0, waiting: 0 }
  lines.set(name, line)
  return line
}

/** The lines as the store has them; what was added while it was read stays. @param now milliseconds since the epoch. */
export function renewLines(lines: Map<string, Line>, found: Awaited<ReturnType<Queue['list']>>, now: number) {
  const known = new Set(found.map(({ key }) => key))
  for (const line of lines.values()) {
    line.ready = line.ready.filter((key) => !known.has(key))
    line.waiting = line.ready.length
  }
  for (const { key, record } of found.toSorted((a, b) => a.record.due - b.record.due)) {
    const line = lineOf(lines, ofQueueKey(key).name)
    line.waiting += 1
    if (record.due <= now && !line.calls.has(key)) line.ready.push(key)
  }
}
