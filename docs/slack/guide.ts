import { APP_SCOPES, BOT_SCOPES } from '../../adapters/slack/scopes.ts'
import { fatalError, REMEDIES } from '../../adapters/slack/start-errors.ts'
import { testOf } from '../surface.ts'
import { code, table, withTables } from '../tables.ts'
import { SURFACES } from './surfaces.ts'

/** docs/slack.md with its tables made anew from the code; the words around them are written by hand. */
export const slackGuide = () =>
  withTables('slack.md', { scopes: scopeTable(), surfaces: surfaceTable(), refusals: refusalTable() })

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
  const rows = SURFACES.map((row) => {
    return [row.people, row.get, `[${row.title}](../${testOf('slack', row)})`]
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
