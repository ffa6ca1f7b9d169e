import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { slackManifest } from '../../../adapters/slack/manifest.ts'
import { createManifestCommand } from '../../../adapters/slack/manifest-command.ts'
import { BOT_SCOPES } from '../../../adapters/slack/scopes.ts'
import { DISCONNECTED, portError, REMEDIES } from '../../../adapters/slack/start-errors.ts'
import { SURFACES } from '../../../docs/slack/surfaces.ts'
import { testOf } from '../../../docs/surface.ts'
import { VARIABLES } from '../../../src/config.ts'
import { interfaceFor } from '../../../src/contract/phrases/interface/index.ts'
import { chatTasks } from '../../../src/tasks/in-chats.ts'

const at = (path: string) => new URL(path, new URL('../../../docs/', import.meta.url))
const guide = readFileSync(at('slack.md'), 'utf8')
const { remarks, channelOff, tooOld } = interfaceFor('en')

// That the tables are what `npm run docs` writes is tested in test/docs.test.ts.
describe('docs/slack.md', () => {
  it.each(SURFACES)('names a test that exists for $people', (row) => {
    const file = readFileSync(at(`../${testOf('slack', row)}`), 'utf8')
    expect(file).toContain(`it('${row.title}'`)
  })

  it('lists every command, every shortcut and every step', () => {
    const { features, functions = {} } = slackManifest(chatTasks)
    const { slash_commands, shortcuts } = features
    const people = SURFACES.map((row) => row.people).join('\n')
    for (const { command } of slash_commands) expect(people).toContain(`\`${command} `)
    for (const { name } of shortcuts) expect(people).toContain(`*${name}*`)
    for (const { title } of Object.values(functions)) expect(people).toContain(`the step *${title}*`)
  })

  it.each(Object.keys(BOT_SCOPES))('explains the scope %s', (scope) => {
    expect(guide).toContain(`| \`${scope}\` | ${BOT_SCOPES[scope]!.why} |`)
  })

  it.each(Object.keys(REMEDIES))('has the remedy for %s', (name) => {
    expect(guide).toContain(`| \`${name}\` | `)
  })

  it.each([
    ...Object.values(DISCONNECTED),
    portError(Object.assign(new Error(), { code: 'EADDRINUSE' }), 3000).message,
    'Slack cannot be reached; trying again',
    remarks.invite('#general'),
    remarks.scope('groups:history'),
    remarks.notFound('#plans'),
    remarks.cut(1000),
    remarks.threadsCut(30, 45),
    remarks.lateCut,
    channelOff,
    tooOld,
  ])('has what to do about: %s', (line) => {
    expect(guide).toContain(line)
  })

  it('names every variable of Slack, and only variables that exist', () => {
    const slacks = Object.keys(VARIABLES).filter((name) => name.startsWith('SLACK_'))
    for (const name of slacks) expect(guide).toContain(name)
    const named = guide.match(/\b(SLACK|PARLEY|HTTPS)_[A-Z_]+\b/g) ?? []
    expect(named.filter((name) => !Object.hasOwn(VARIABLES, name))).toEqual([])
  })

  it('links only to files that exist', () => {
    const links = [...guide.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path!)
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((path) => !existsSync(at(path)))).toEqual([])
  })

  it('names the command that prints the manifest', () => {
    expect(guide).toContain(`npm run --silent parley ${createManifestCommand(chatTasks).name}`)
  })
})
