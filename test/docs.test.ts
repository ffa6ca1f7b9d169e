import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { referenceFiles } from '../docs/reference.ts'
import { VARIABLES } from '../src/config.ts'
import { ERRORS } from '../src/contract/errors.ts'
import { tasks } from '../src/tasks/index.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const headings = (path: string) => [...read(path).matchAll(/^#{2,3} (.+)$/gm)].map(([, heading]) => heading)

describe('the reference', () => {
  it.each(Object.entries(referenceFiles()))('%s is what `npm run docs` writes', (path, content) => {
    expect(read(path)).toBe(content)
  })

  it('has a heading for each variable, error, task and option, and none without one', () => {
    expect(headings('docs/configuration.md')).toEqual(Object.keys(VARIABLES))
    expect(headings('docs/errors.md')).toEqual(Object.keys(ERRORS))
    const wanted = tasks.flatMap((task) => [
      task.name,
      ...task.options.map((option) => `${task.name} --${option.name}`),
    ])
    expect(headings('docs/tasks.md')).toEqual(wanted)
  })

  it('names every variable once in .env.example, commented out', () => {
    const names = [...read('.env.example').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name)
    expect(names).toEqual(Object.keys(VARIABLES))
  })
})
