import { LIMITS } from './limits.ts'

/** User id → display name. */
export type Names = ReadonlyMap<string, string>

/**
 * Text with Slack's tokens in it, as safe mrkdwn: nothing pings, no label disguises a link, everything else is escaped.
 * To be sent with `verbatim: true`.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function mrkdwn(text: string, names: Names): string {
  const parts = readTokens(text, names).map((part) => {
    if (typeof part === 'string') return escaped(part)
    return 'channel' in part ? `<#${part.channel}>` : linkMarkup(part)
  })
  return withoutAlarms(parts.join(''))
}

/** Text with Slack's tokens in it, as people read it: for `plain_text` objects and files. Not escaped. */
export function plain(text: string, names: Names): string {
  const parts = readTokens(text, names).map((part) => {
    if (typeof part === 'string') return part
    if ('channel' in part) return `#${part.label || part.channel}`
    return isNamed(part) ? `${part.label} (${part.url})` : part.url
  })
  return parts.join('')
}

/** Words in bold; nothing for nothing. */
export function bold(line: string): string {
  return line && `*${line.replaceAll('*', '∗')}*`
}

/** One line of words, escaped, without tokens and code. */
export function words(text: string, names: Names): string {
  const line = plain(text, names).replace(/\s+/g, ' ').trim()
  return withoutAlarms(escaped(line).replaceAll('`', 'ˋ'))
}

/** A link under a label of ours, or nothing when the address is not one. */
export function link(url: string, label: string): string {
  return isAddress(url) ? `<${escaped(url)}|${label}>` : ''
}

interface Channel {
  channel: string
  label: string
}
interface Link {
  url: string
  label: string
}
type Part = string | Channel | Link

const TOKEN = /<([^<>\n]*)>/

function readTokens(text: string, names: Names): Part[] {
  // Splitting by a pattern with a group gives text and tokens in turn.
  return clean(text)
    .split(TOKEN)
    .map((part, index) => (index % 2 === 0 ? part : readToken(part, names)))
}

function readToken(token: string, names: Names): Part {
  const bar = token.indexOf('|')
  const [subject, label] = bar < 0 ? [token, ''] : [token.slice(0, bar), token.slice(bar + 1)]
  const [, kind, id] = /^(@|#(?=[CDG])|!subteam\^)([A-Z0-9]+)$/.exec(subject) ?? []
  if (kind === '#') return { channel: id!, label }
  if (kind !== undefined) return `@${clean(names.get(id!) ?? '') || label.replace(/^@/, '') || id}`
  if (/^!(here|channel|everyone)$/.test(subject)) return `@${subject.slice(1)}`
  if (subject.startsWith('!') && label !== '') return label
  return isAddress(subject) ? { url: subject, label } : `<${token}>`
}

function isAddress(url: string): boolean {
  return url.length <= LIMITS.linkCharacters && /^(?:https?:\/\/|mailto:)[^\s|<>`]+$/i.test(url)
}

/** What a label says that the address does not. */
function isNamed({ url, label }: Link): boolean {
  return label !== '' && label !== url && label !== url.replace(/^(?:https?:\/\/|mailto:)/i, '')
}

function linkMarkup({ url, label }: Link): string {
  if (isNamed({ url, label })) return `${escaped(label)} (<${escaped(url)}>)`
  return label === '' ? `<${escaped(url)}>` : link(url, escaped(label))
}

/** Without what no message can carry: control characters and halves of characters. */
function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Exactly the three that Slack wants escaped; more would show. */
function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character]!)
}

/** Slack would not read a bare `@here` as we send it; an invisible joiner makes sure that nothing else does either. */
function withoutAlarms(markup: string): string {
  return markup.replace(/<[^>]*>|@(?=here|channel|everyone)/gi, (found) =>
    found === '@' ? '@\u2060' : found,
  )
}
