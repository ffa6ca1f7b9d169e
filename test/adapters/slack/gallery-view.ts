import type { View } from '../../../adapters/slack/reply.ts'
import type { Reply } from '../../../src/contract/reply.ts'

/** What nobody asked for has none; a failure cannot be shared. */
function controlsOf<T>(reply: Reply, actions: T[], others: T[]): T[] {
  if (reply.visibility === 'public') return []
  return reply.error ? actions : [...actions, ...others]
}

/** A view as the adapter makes it: people have names, messages have links, actions and sharing are buttons. */
export function galleryView(reply: Reply): View {
  const sources = (reply.points ?? []).flatMap((point) => point.sources)
  const actions = (reply.actions ?? []).map(({ label, task, options }, index) => {
    return { id: `ask:${index}`, label, value: JSON.stringify({ task, options }) }
  })
  const share = { id: 'share', label: 'Share to channel', value: 'share' }
  const ratings = ['👍', '👎'].map((label, index) => ({ id: `rate:${index}`, label, value: 'rate' }))
  return {
    names: new Map([
      ['U1', 'Ada'],
      ['U024BE7LH', 'Björn Åkesson'],
    ]),
    links: new Map(
      sources.map((id) => [id, `https://example.slack.com/archives/C1/p${id.replace('.', '')}`]),
    ),
    controls: controlsOf(reply, actions, [share, ...(reply.models.length > 0 ? ratings : [])]),
  }
}
