import { expect, it } from 'vitest'
import { columns } from '../../src/contract/columns.ts'

it('puts cells below their headings, some to the right, and leaves no space at the end', () => {
  const rows = [
    ['NAME', 'SIZE', 'HERE'],
    ['a', '9 MB', 'no'],
    ['longer', '120 MB', ''],
  ]
  expect(columns(rows, ['SIZE'])).toEqual(['NAME      SIZE  HERE', 'a         9 MB  no', 'longer  120 MB'])
  expect(columns(rows)[1]).toBe('a       9 MB    no')
  expect(columns([])).toEqual([])
})
