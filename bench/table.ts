import { columns } from '../src/contract/columns.ts'
import { type Goal, isMet, type Row } from './row.ts'

const HEADINGS = ['what', 'measured', 'goal', '', 'command', 'seconds']
const RIGHT = ['measured', 'goal', 'seconds']

/** The rows as aligned text, how each figure came about below it. */
export function formatTable(rows: readonly Row[]): string {
  const lines = columns([HEADINGS, ...rows.map(cellsOf)], RIGHT)
  const rule = '─'.repeat(Math.max(...lines.map((line) => line.length)))
  const body = lines.slice(1).flatMap((line, index) => {
    const { detail } = rows[index]!
    return detail === undefined ? [line] : [line, `    ${detail}`]
  })
  return [lines[0], rule, ...body].join('\n')
}

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
