import { readFileSync } from 'node:fs'
import { APP_SCOPES, BOT_SCOPES } from '../../adapters/slack/scopes.ts'
import { fatalError, REMEDIES } from '../../adapters/slack/start-errors.ts'
import { SURFACES } from './surfaces.ts'

/** docs/slack.md with its tables made anew from the code; the words around them are written by hand. */
export function slackGuide(): string {
  const written = readFileSync(new URL('../slack.md', import.meta.url), 'utf8')
  const tables = { scopes: scopeTable(), surfaces: surfaceTable(), refusals: refusalTable() }
  return Object.entries(tables).reduce((text, [name, table]) => fill(text, name, table), written)
}

/** @throws when the page has no place for the table. */
function fill(text: string, name: string, table: string): string {
  const [begin, end] = [`<!-- ${name}: made by \`npm run docs\` -->`, `<!-- /${name} -->`]
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`docs/slack.md: no place for ${name}`)
  return `${before}${begin}\n${table}\n${end}${after}`
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ') || '–'

function scopeTable(): string {
  const bot = Object.entries(BOT_SCOPES).map(([name, { why, methods, events }]) => {
    return [`\`${name}\``, why, code(methods), code(events)]
  })
  const app = Object.entries(APP_SCOPES).map(([name, { why, methods }]) => {
    return [`\`${name}\` (app token)`, why, code(methods), '–']
  })
  return table(['scope', 'so that Parley can', 'methods', 'events'], [...bot, ...app])
}

function surfaceTable(): string {
  const rows = SURFACES.map(({ people, get, test, title }) => {
    return [people, get, `[${title}](../test/adapters/slack/${test}.test.ts)`]
  })
  return table(['what people do', 'what they get', 'test'], rows)
}

function refusalTable(): string {
  const rows = Object.keys(REMEDIES).map((name) => {
    const { message } = fatalError({ data: { error: name } }, 'SLACK_BOT_TOKEN')!
    return [`\`${name}\``, message.slice(message.indexOf(': ') + 2)]
  })
  return table(['in brackets', 'what to do'], rows)
}
