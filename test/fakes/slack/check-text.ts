/** The tokens between `<` and `>` that Slack knows (docs.slack.dev/messaging/formatting-message-text). */
const TOKENS = [
  /^@[UW][A-Z0-9]+(\|[^|]*)?$/,
  /^#[CDG][A-Z0-9]+(\|[^|]*)?$/,
  /^!(here|channel|everyone)(\|[^|]*)?$/,
  /^!subteam\^S[A-Z0-9]+(\|[^|]*)?$/,
  /^!date\^\d+\^[^^|]+(\^https?:[^|\s]+)?\|[^|]+$/,
  /^(https?:\/\/|mailto:|tel:)[^|\s]+(\|[^|]*)?$/,
]

const PING_TOKEN = /<(?:@[UW]\w+|!(?:here|channel|everyone)|!subteam\^\w+)(?:\|[^<>]*)?>/g
const BARE_PING = /(?<![\w<!])@(?:here|channel|everyone)\b/g
const BARE_NAME = /(?<![\w<!])@[a-z][\w.-]*/gi

/** What Slack would show wrong in this mrkdwn text: `&` and `<…>` that are not escaped and no token. */
export function checkMrkdwn(text: string): string[] {
  const problems: string[] = []
  for (const [, inside] of text.matchAll(/<([^<>]*)>/g)) {
    if (!TOKENS.some((token) => token.test(inside!))) problems.push(`no token of Slack's: <${inside}>`)
  }
  const rest = text.replace(/<[^<>]*>/g, '')
  if (rest.includes('<')) problems.push('a < that is not escaped')
  // At the start of a line it is a quotation.
  if (/^(?!>).*>/m.test(rest.replace(/^(?:>+ ?)+/gm, ''))) problems.push('a > that is not escaped')
  if (/&(?!amp;|lt;|gt;)/.test(text)) problems.push('an & that is not escaped')
  return problems
}

/** @param verbatim false: Slack looks for mentions in the bare text too. */
export function findPings(text: string, verbatim = true): string[] {
  const tokens = [...text.matchAll(PING_TOKEN)].map(([token]) => token)
  return verbatim ? tokens : [...tokens, ...[...text.matchAll(BARE_PING)].map(([token]) => token)]
}

/** With `parse=full` or `link_names` bare names ping as well. */
export const findNamePings = (text: string) => [...text.matchAll(BARE_NAME)].map(([token]) => token)

/** A text object with where it stands. */
export interface FoundText {
  type: 'mrkdwn' | 'markdown' | 'plain_text'
  text: string
  verbatim: boolean
  at: string
}

/** All text objects and markdown blocks in this tree. */
export function findTexts(node: unknown, at = ''): FoundText[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => findTexts(item, `${at}/${index}`))
  if (typeof node !== 'object' || node === null) return []
  const { type, text, verbatim } = node as Record<string, unknown>
  const isText = type === 'mrkdwn' || type === 'markdown' || type === 'plain_text'
  const here: FoundText[] =
    isText && typeof text === 'string' ? [{ type, text, verbatim: verbatim === true, at }] : []
  return [...here, ...Object.entries(node).flatMap(([key, value]) => findTexts(value, `${at}/${key}`))]
}

/** The people, groups and channels that rich text pings. */
export function findRichPings(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(findRichPings)
  if (typeof node !== 'object' || node === null) return []
  const row = node as Record<string, unknown>
  if (row.type === 'user' && typeof row.user_id === 'string') return [`<@${row.user_id}>`]
  if (row.type === 'usergroup') return [`<!subteam^${row.usergroup_id}>`]
  if (row.type === 'broadcast') return [`<!${row.range}>`]
  return Object.values(row).flatMap(findRichPings)
}
