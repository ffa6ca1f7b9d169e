import { describe, expect, it } from 'vitest'
import { interfaceFor } from '../../src/contract/phrases/interface/index.ts'

const NOTHING = { settings: 0, feedback: 0, audit: 0, channels: 0 }

describe.each([
  ['en', 'audit trail', /1 row /, /1,204 rows /],
  ['fr', 'journal d’audit', /1 ligne /, /1\s204 lignes /u],
  ['es', 'registro de auditoría', /1 fila /, /1204 filas /],
  ['de', 'Protokoll', /1 Zeile /, /1\.204 Zeilen /],
])('what people are told in %s', (locale, trail, one, many) => {
  const { held, forgotten, forgetSure } = interfaceFor(locale).settings

  it('counts their rows of the audit trail', () => {
    expect(held(NOTHING)).toContain(trail)
    expect(held(NOTHING)).not.toMatch(/\d/)
    expect(held({ ...NOTHING, audit: 1 })).toMatch(one)
    expect(held({ settings: 1, feedback: 7, audit: 1204, channels: 0 })).toMatch(many)
    expect(held({ ...NOTHING, feedback: 7 })).toContain('7')
    expect(held({ ...NOTHING, channels: 3 })).toContain('3')
  })

  it('says before and after that rows stay, and lose the person', () => {
    expect(forgetSure).toContain(trail)
    expect(forgotten({ ...NOTHING, audit: 1, memos: 0 })).toMatch(one)
    expect(forgotten({ ...NOTHING, audit: 1204, memos: 0 })).toMatch(many)
  })

  it('says whether there was anything', () => {
    const none = forgotten({ ...NOTHING, memos: 0 })
    const some = [{ settings: 1 }, { feedback: 1 }, { memos: 1 }, { channels: 1 }].map((one) =>
      forgotten({ ...NOTHING, memos: 0, ...one }),
    )
    expect(new Set(some).size).toBe(1)
    expect(some[0]).not.toBe(none)
    expect(some[0]).not.toContain(trail)
  })
})
