import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RETENTION } from '../../src/contract/retention.ts'

const root = new URL('../../', import.meta.url)
const files = ['src', 'adapters', 'models'].flatMap((top) =>
  readdirSync(new URL(top, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${top}/${path}`),
)

/** Collections that are named in code, as `const COLLECTION = 'claims'` or in a call of a store. */
const NAMED = [
  /const (?:COLLECTION|SETTINGS|FEEDBACK|MEMOS|INSTALLATIONS|QUEUE|PAYLOADS|DEAD) = '([\w-]+)'/g,
  /createSettings(?:<[^>]*>)?\([\w.]+, '([\w-]+)'/g,
  /\b(?:store|sealed|records)\.(?:get|put|add|remove|list)(?:<[^(]*>)?\(\s*'([\w-]+)'/g,
]

describe('the table of retention', () => {
  const named = files.flatMap((file) => {
    const source = readFileSync(new URL(file, root), 'utf8')
    return NAMED.flatMap((pattern) => [...source.matchAll(pattern)].map(([, name]) => [name!, file] as const))
  })

  it('has every collection that the code names', () => {
    expect(named.filter(([name]) => !Object.hasOwn(RETENTION, name))).toEqual([])
  })

  it('has none that nobody uses; the audit trail has a table of its own', () => {
    const used = new Set(named.map(([name]) => name))
    expect(Object.keys(RETENTION).filter((name) => !used.has(name))).toEqual(['audit'])
  })
})
