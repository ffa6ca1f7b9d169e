import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvLine } from '../../src/audit/csv-line.ts'

it.each([
  [['a', 1, undefined, ''], 'a,1,,'],
  [['a,b', 'say "hi"', 'two\nlines', '\r'], '"a,b","say ""hi""","two\nlines","\r"'],
])('%j is %j', (fields, line) => {
  expect(csvLine(fields)).toBe(line)
})

/** Reads one record as RFC 4180 has it. */
function parse(line: string): string[] {
  const fields = [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)]
  return fields.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare!)
}

it('is read back as it was, whatever is in it', () => {
  const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', ' ', '=', 'é', '😀') })
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), (fields) => {
      expect(parse(csvLine(fields))).toEqual(fields)
    }),
  )
})
