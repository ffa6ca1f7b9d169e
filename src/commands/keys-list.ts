import { columns } from '../contract/columns.ts'
import type { OperatorCommand } from '../contract/command.ts'
import type { ApiKey, Keys } from '../contract/keys.ts'

const HEADINGS = ['ID', 'NAME', 'SCOPES', 'A MINUTE', 'A DAY', 'MADE', 'EXPIRES', 'STATE']

/** `now` in milliseconds since the epoch. */
export function createKeysList(keys: Keys, now: () => number = Date.now): OperatorCommand {
  return {
    name: 'keys list',
    summary: 'Show every API key, but for the key itself; those that are over stay 90 days',
    arguments: [],
    async run(_, output) {
      const all = await keys.list()
      if (all.length === 0) output.error('There are no API keys; parley keys create NAME makes one.')
      else for (const line of columns([HEADINGS, ...all.map((key) => cells(key, now()))])) output.out(line)
      return 0
    },
  }
}

function cells(key: ApiKey, now: number): string[] {
  const { id, name, scopes, perMinute = '–', perDay = '–', created, expires, revoked } = key
  const over = expires !== undefined && expires <= now ? 'expired' : 'valid'
  const state = revoked === undefined ? over : `revoked ${date(revoked)}`
  const end = expires === undefined ? 'never' : date(expires)
  return [id, name, scopes.join(','), String(perMinute), String(perDay), date(created), end, state]
}

const date = (time: number) => new Date(time).toISOString().slice(0, 10)
