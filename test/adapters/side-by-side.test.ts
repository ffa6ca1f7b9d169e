import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SURFACES as DISCORD } from '../../docs/discord/surfaces.ts'
import { SURFACES as SLACK } from '../../docs/slack/surfaces.ts'
import { FEATURES } from '../../docs/surface.ts'
import { chatTasks } from '../../src/tasks/in-chats.ts'

const at = (path: string) => new URL(path, new URL('../../', import.meta.url))

/** What every chat platform has, by its file. */
const PARTS = [
  ...['index', 'request', 'reply', 'limits', 'connection', 'start-errors', 'doctor-check', 'backoff'],
  ...['desk', 'asker', 'ask', 'answer', 'deliveries', 'intents', 'notices', 'plain-reason', 'press'],
  ...['commands', 'mentions', 'reactions', 'flags', 'edits', 'buttons', 'share', 'living-answers'],
  ...['settings', 'access', 'directory', 'reader', 'history', 'chat-messages', 'readable-text'],
  ...['remark', 'remark-words', 'writer', 'pace', 'attempt', 'rate-limits'],
]

/** Files outside the adapter that it imports. */
function imports(adapter: string): Set<string> {
  const folder = at(`adapters/${adapter}/`)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  )
  const found = files.flatMap((path) => {
    const source = readFileSync(new URL(path, folder), 'utf8')
    const targets = [...source.matchAll(/from\s*'(\.[^']+)'/g)].map(([, target]) => target!)
    return targets.map((target) => new URL(target, new URL(path, folder)).href.slice(at('').href.length))
  })
  return new Set(found.filter((path) => !path.startsWith(`adapters/${adapter}/`)))
}

describe('the adapters of Slack and Discord', () => {
  it.each(PARTS)('both have %s', (name) => {
    for (const adapter of ['slack', 'discord'])
      expect(existsSync(at(`adapters/${adapter}/${name}.ts`))).toBe(true)
  })

  it('share no file but the contract and what is pure text', () => {
    const both = [...imports('slack')].filter((path) => imports('discord').has(path))
    expect(both.length).toBeGreaterThan(5)
    expect(both.filter((path) => !/^src\/(contract|text)\//.test(path))).toEqual([])
    for (const adapter of ['slack', 'discord'])
      expect([...imports(adapter)].filter((path) => path.startsWith('adapters/'))).toEqual([])
  })
})

describe('docs/platforms.md', () => {
  const page = readFileSync(at('docs/platforms.md'), 'utf8')

  it('has a row for every task, as a command and in the menu', () => {
    for (const { name } of chatTasks) {
      expect(page).toContain(`| the command of *${name}* | \`/${name} `)
      expect(page).toMatch(
        new RegExp(`^\\| \\*${name}\\* in the menu of a message \\| \\*\\w.* \\| \\*\\w`, 'm'),
      )
    }
  })

  it.each(Object.keys(FEATURES))('finds both platforms for %s', (feature) => {
    for (const surfaces of [SLACK, DISCORD])
      expect(surfaces.filter((row) => row.feature === feature).length).toBe(1)
  })

  it('leaves out no surface but commands and menus, which come from the tasks, and steps, which only Slack has', () => {
    for (const surfaces of [SLACK, DISCORD]) {
      const rest = surfaces.filter((row) => row.feature === undefined)
      expect(rest.filter(({ people }) => !/^`\/|^⋯|Apps|^the step /.test(people))).toEqual([])
    }
  })
})
