import type { Reply } from '../../../src/contract/reply.ts'
import { mentionedPeople, readableText } from '../readable-text.ts'
import type { Workspace } from '../workspace.ts'
import type { Answered } from './steps.ts'

/** A reply as text that stands in any field of a workflow and mentions nobody. @param channel where its sources are. */
export async function answeredOf(
  reply: Reply,
  channel: string | undefined,
  workspace: Workspace,
): Promise<Answered> {
  const text = reply.points?.length
    ? await pointsOf(reply.points, channel, workspace)
    : (reply.text ?? reply.title)
  const names = await workspace.directory.names(mentionedPeople(text))
  return { data: reply.data, text: disarmed(text, names), notes: reply.notes.join(' · ') }
}

async function pointsOf(points: Reply['points'] & {}, channel: string | undefined, workspace: Workspace) {
  const sources = points.flatMap((point) => point.sources.slice(0, 1))
  const links = channel === undefined ? new Map() : await workspace.reader.links(channel, sources)
  const lines = points.map(({ text, speaker, sources: [first = ''] }) => {
    return `• ${speaker}: ${text} ${links.get(first) ?? ''}`.trimEnd()
  })
  return lines.join('\n')
}

/** Slack's own tokens become words; what somebody typed to look like one is kept from becoming one. */
function disarmed(text: string, names: ReadonlyMap<string, string>): string {
  const tokens = /<(?:@[A-Z0-9]+|#[A-Z0-9]+|!(?:here|channel|everyone)|!subteam\^[A-Z0-9]+)(?:[|^][^<>]*)?>/g
  return text.replace(tokens, (token) => readableText(token, names)).replace(/<(?=[!@#])/g, '<\u200b')
}
