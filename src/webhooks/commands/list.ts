import { columns } from '../../contract/columns.ts'
import type { OperatorCommand } from '../../contract/command.ts'
import { shortTime } from '../../contract/short-time.ts'
import type { Webhook, Webhooks } from '../../contract/webhooks.ts'

const HEADINGS = ['NAME', 'ON', 'CHANNELS', 'TEXT', 'WAITING', 'DEAD', 'STATE', 'ADDRESS']

export function createListCommand(webhooks: Webhooks): OperatorCommand {
  return {
    name: 'webhooks list',
    summary: 'Show every webhook, but for its secret and the path of its address',
    arguments: [],
    async run(_, output) {
      const all = await webhooks.list()
      if (all.length === 0)
        output.error('There are no webhooks; parley webhooks add URL --on alert makes one.')
      else for (const line of columns([HEADINGS, ...all.map(cells)])) output.out(line)
      return 0
    },
  }
}

function cells({ name, url, kinds, channels, withText, waiting, dead, off }: Webhook): string[] {
  const places = channels.map(({ platform, workspace, channel }) => `${platform}/${workspace}/${channel}`)
  const state = off ? `off since ${shortTime(off.since)}: ${off.why}` : 'on'
  return [
    name,
    kinds.join(','),
    places.join(',') || 'all',
    withText ? 'yes' : 'no',
    String(waiting),
    String(dead),
    state,
    shownAddress(url),
  ]
}

/** Paths and queries are often all that an address is protected by. */
function shownAddress(address: string): string {
  const { origin, pathname, search } = new URL(address)
  return pathname === '/' && search === '' ? origin : `${origin}/…`
}
