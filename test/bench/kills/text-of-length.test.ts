import { expect, it } from 'vitest'
import { textOfLength } from '../../../bench/kills/text-of-length.ts'

it('fills and cuts to a length, and halves no character', () => {
  expect(textOfLength('short', 8)).toBe('short   ')
  expect(textOfLength('too long', 3)).toBe('too')
  expect(textOfLength('ab🎉', 3)).toBe('ab ')
})
