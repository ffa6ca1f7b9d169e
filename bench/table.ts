import { type Goal, isMet, type Row } from './row.ts'

const HEADINGS = ['what', 'measured', 'goal', '', 'command', 'seconds']
const RIGHT = new Set([1, 2, 5])

/** The rows as aligned text, how each figure came about below it. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [HEADINGS, ...rows.map(cellsOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  const lines = cells.map((row) =>
    row
      .map((cell, column) => aligned(cell, column, widths[column]!))
      .join('  ')
      .trimEnd(),
  )
  const rule = '─'.repeat(Math.max(...lines.map((line) => line.length)))
  const body = lines.slice(1).flatMap((line, index) => {
    const { detail } = rows[index]!
    return detail === undefined ? [line] : [line, `    ${detail}`]
  })
  return [lines[0], rule, ...body].join('\n')
}

const aligned = (cell: string, column: number, width: number) =>
  RIGHT.has(column) ? cell.padStart(width) : cell.padEnd(width)

function cellsOf(row: Row): string[] {
  const met = isMet(row)
  return [
    row.what,
    row.measured.toFixed(row.digits) + (row.unit ?? ''),
    row.goal ? formatGoal(row.goal, row.unit) : '',
    met === undefined ? '' : met ? '✓' : '✗',
    row.command,
    row.seconds.toFixed(1),
  ]
}

const formatGoal = (goal: Goal, unit = '') => `${goal.at === 'least' ? '≥' : '≤'} ${goal.value}${unit}`
