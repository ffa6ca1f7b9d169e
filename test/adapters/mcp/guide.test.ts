import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toolOf } from '../../../adapters/mcp/tool.ts'
import { VARIABLES } from '../../../src/config.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { GUIDE, guide, guideConfigs } from './guide-configs.ts'

describe('docs/mcp.md', () => {
  it('says the same command for every assistant', () => {
    const commands = guideConfigs().map(({ command, args }) => [command, ...args].join(' '))
    expect(commands.length).toBe(2)
    const lines = [...guide.matchAll(/^\w+ mcp add parley -- (.*)$/gm)].map(([, line]) => line)
    expect(lines.length).toBe(2)
    expect(new Set([...commands, ...lines]).size).toBe(1)
  })

  it.each(tasks)('has a row for $name, which names what it takes and gives', (task) => {
    const row = guide.match(new RegExp(`^\\| \`${task.name}\` \\|.*$`, 'm'))?.[0]
    const { required = [] } = toolOf(task).inputSchema
    for (const name of required) expect(row).toContain(`\`${name}\``)
    const known = Object.keys(task.answer?.properties ?? {})
    expect(known.some((name) => row?.includes(`\`${name}\``))).toBe(true)
  })

  it('names only variables and files that exist', () => {
    const named = guide.match(/\bPARLEY_[A-Z_]+\b/g) ?? []
    expect(named.filter((name) => !Object.hasOwn(VARIABLES, name))).toEqual([])
    const links = [...guide.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path!)
    expect(links.filter((path) => !existsSync(new URL(path, GUIDE)))).toEqual([])
  })
})
