import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DEED_NAMES, DEEDS } from '../../src/policy/deeds.ts'
import { readPolicy } from '../../src/policy/read-policy.ts'
import { tasks } from '../../src/tasks/index.ts'
import { NAMES } from './policy-of.ts'

const guide = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8')
const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? []

describe('docs/policy.md', () => {
  const policy = readPolicy(example, 'docs/policy.md', { ...NAMES, tasks: tasks.map(({ name }) => name) })

  it('has an example that is well and uses every word there is', () => {
    const words = new Set(policy.rules.flatMap((rule) => Object.keys(rule)))
    expect([...words].sort()).toEqual(
      [
        ...['allow', 'because', 'channels', 'doors', 'groups', 'keys', 'name', 'people', 'refuse', 'roles'],
        ...['tasks', 'workspaces'],
      ].sort(),
    )
    expect(policy.groups.board).toContain('123456789012345678')
    expect(policy.rates.person).toEqual([
      { requests: 20, seconds: 60 },
      { requests: 500, seconds: 86_400 },
    ])
  })

  it('names the defaults that hold without a file', () => {
    expect(policy.default).toEqual(Object.fromEntries(DEED_NAMES.map((name) => [name, DEEDS[name].standard])))
  })

  it.each([...DEED_NAMES, 'everything'])('explains %s', (name) => {
    expect(example).toMatch(new RegExp(`^# +${name} {2,}\\w`, 'm'))
  })
})
