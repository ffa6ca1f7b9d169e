import type { Span } from './spans.ts'

interface Run {
  start: number
  end: number
  /** Length of the run; every fence counts as three. */
  ticks: number
  line: number
}

/**
 * Inline code and fences, in order. A fence without an end reaches to the end of the text, as Slack and Discord show
 * it; inline code ends on its own line. Each run of back-ticks is looked at once, so `` ` `` a million times is fast.
 */
export function codeSpans(text: string): Span[] {
  const runs = backtickRuns(text)
  const following = nextOfSameLength(runs)
  const spans: Span[] = []
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index]!
    const closing = following[index]
    const close = closing === undefined ? undefined : runs[closing]!
    if (open.ticks === 3) {
      spans.push({ start: open.start, end: close?.end ?? text.length, kind: 'code' })
      if (closing === undefined) break
      index = closing
    } else if (close !== undefined && close.line === open.line) {
      spans.push({ start: open.start, end: close.end, kind: 'code' })
      index = closing!
    }
  }
  return spans
}

function backtickRuns(text: string): Run[] {
  const runs: Run[] = []
  let line = 0
  for (const match of text.matchAll(/`+|\n/g)) {
    if (match[0] === '\n') line++
    else
      runs.push({
        start: match.index,
        end: match.index + match[0].length,
        ticks: Math.min(match[0].length, 3),
        line,
      })
  }
  return runs
}

function nextOfSameLength(runs: readonly Run[]): (number | undefined)[] {
  const next: (number | undefined)[] = []
  const latest = new Map<number, number>()
  for (let index = runs.length - 1; index >= 0; index--) {
    next[index] = latest.get(runs[index]!.ticks)
    latest.set(runs[index]!.ticks, index)
  }
  return next
}
