import { decodeEntities } from './entities.ts'

/** The ids of the people whom a text as Slack sends it mentions. */
export function mentionedPeople(text: string): string[] {
  return [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id]) => id!)
}

/**
 * A text as Slack sends it, as a person would read it: names, channels and labels instead of Slack's tokens.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function readableText(text: string, names: ReadonlyMap<string, string>): string {
  // People's own < and > are still escaped here, so what stands between the two is Slack's.
  return decodeEntities(text.replace(/<([^<>]+)>/g, (_, token: string) => readableToken(token, names)))
}

function readableToken(token: string, names: ReadonlyMap<string, string>): string {
  const bar = token.indexOf('|')
  const [subject, label] = bar < 0 ? [token, ''] : [token.slice(0, bar), token.slice(bar + 1)]
  if (subject.startsWith('@')) return `@${names.get(subject.slice(1)) ?? (label || 'somebody')}`
  if (subject.startsWith('#')) return `#${label || subject.slice(1)}`
  if (subject.startsWith('!subteam^')) return label || '@group'
  if (/^!(?:here|channel|everyone)$/.test(subject)) return `@${subject.slice(1)}`
  if (subject.startsWith('!')) return label
  return label || subject
}
