import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandData } from '../../../adapters/discord/command-data.ts'
import { createInviteCommand } from '../../../adapters/discord/invite.ts'
import { LIMITS } from '../../../adapters/discord/limits.ts'
import { PERMISSIONS } from '../../../adapters/discord/permissions.ts'
import { READING } from '../../../adapters/discord/rate-limits.ts'
import { REMEDIES, WITHOUT_CONTENT } from '../../../adapters/discord/start-errors.ts'
import { SURFACES } from '../../../docs/discord/surfaces.ts'
import { testOf } from '../../../docs/surface.ts'
import { VARIABLES } from '../../../src/config.ts'
import { interfaceFor } from '../../../src/contract/phrases/interface/index.ts'
import { chatTasks } from '../../../src/tasks/in-chats.ts'

const at = (path: string) => new URL(path, new URL('../../../docs/', import.meta.url))
const guide = readFileSync(at('discord.md'), 'utf8')
const { remarks, channelOff, tooOld, original } = interfaceFor('en')
const people = SURFACES.map((row) => row.people).join('\n')

// That the tables are what `npm run docs` writes is tested in test/docs.test.ts.
describe('docs/discord.md', () => {
  it.each(SURFACES)('names a test that exists for $people', (row) => {
    const file = readFileSync(at(`../${testOf('discord', row)}`), 'utf8')
    expect(file).toContain(`it('${row.title}'`)
  })

  const commands: { name: string; options?: { name: string }[] }[] = commandData(chatTasks)

  it.each(commands)('lists $name with its options', ({ name: command, options }) => {
    if (options === undefined) return expect(people).toContain(`*${command}*`)
    const row = SURFACES.find((one) => one.people.startsWith(`\`/${command} `))?.people ?? ''
    for (const { name } of options) expect(row).toMatch(new RegExp(`\\b${name}\\b`))
  })

  it.each(Object.entries(PERMISSIONS))('explains the permission %s', (_name, { why }) => {
    expect(guide).toContain(` | ${why} | `)
  })

  it.each(Object.entries(REMEDIES))('has the remedy for close code %s', (code, line) => {
    expect(guide).toContain(`| \`${code}\` | ${line.replace(': ', ' | ')} |`)
  })

  it.each([
    WITHOUT_CONTENT.split(':')[0]!,
    'Discord cannot be reached; trying again',
    remarks.permission('Read Message History', '#general'),
    remarks.notHere,
    remarks.intent(12),
    remarks.notFound('#plans'),
    remarks.cut(READING.maximumMessages),
    channelOff,
    tooOld,
    `*${original}*`,
    `${LIMITS.embedFieldValue.toLocaleString('en')} typed characters`,
    `newest ${READING.defaultMessages} messages`,
    `at most ${READING.maximumMessages.toLocaleString('en')}`,
  ])('has what to do about: %s', (line) => {
    expect(guide).toContain(line)
  })

  it('names every variable of Discord, and only variables that exist', () => {
    const discords = Object.keys(VARIABLES).filter((name) => name.startsWith('DISCORD_'))
    for (const name of discords) expect(guide).toContain(name)
    const named = guide.match(/\b(DISCORD|PARLEY|HTTPS)_[A-Z_]+\b/g) ?? []
    expect(named.filter((name) => !Object.hasOwn(VARIABLES, name))).toEqual([])
  })

  it('links only to files that exist', () => {
    const links = [...guide.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map(([, path]) => path!)
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((path) => !existsSync(at(path)))).toEqual([])
  })

  it('names the command that prints the invitation', () => {
    expect(guide).toContain(`npm run --silent parley ${createInviteCommand({}).name}`)
  })
})
