import { describe, expect, it } from 'vitest'
import { isMet, type Row } from '../../bench/row.ts'
import { formatTable } from '../../bench/table.ts'

const row: Row = {
  what: 'speed',
  measured: 4.26,
  digits: 1,
  unit: '×',
  goal: { at: 'least', value: 4 },
  detail: '426 against 100',
  command: 'npm run bench',
  seconds: 2,
}

describe('the table', () => {
  it('is aligned and says whether each goal is met', () => {
    const text = formatTable([
      row,
      { ...row, what: 'main-loop delay', measured: 25, goal: { at: 'most', value: 20 } },
    ])
    expect(text.split('\n')).toEqual([
      'what             measured   goal     command        seconds',
      '───────────────────────────────────────────────────────────',
      'speed                4.3×   ≥ 4×  ✓  npm run bench      2.0',
      '    426 against 100',
      'main-loop delay     25.0×  ≤ 20×  ✗  npm run bench      2.0',
      '    426 against 100',
    ])
  })

  it('judges the figure before it is rounded', () => {
    expect(isMet({ ...row, measured: 3.96 })).toBe(false)
    expect(isMet({ ...row, measured: 4 })).toBe(true)
    const { goal: _, ...plain } = row
    expect(isMet(plain)).toBeUndefined()
  })
})
