import { escapeHtml } from '../../../src/text/escape-html.ts'
import { decodeEntities } from '../entities.ts'

const FENCE = /```\n?([\s\S]*?)\n?```/
const QUOTE = /((?:^&gt; ?.*(?:\n|$))+)/m

/** What else mrkdwn is made of, in the order in which it is looked for. */
const MARKUP =
  /`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)|(?<!\w)~(?=\S)([^~\n]+)(?<=\S)~(?!\w)|:([a-z0-9_+-]+):/g

const EMOJI: Record<string, string> = { warning: '⚠️', tada: '🎉', thumbsup: '👍', thumbsdown: '👎' }

/** mrkdwn as Slack shows it; links lead nowhere. */
export function mrkdwnHtml(text: string): string {
  return everyOther(text, FENCE, quoted, (fence) => `<pre>${shown(fence)}</pre>`)
}

function quoted(text: string): string {
  const bare = (quote: string) => inline(quote.replace(/^&gt; ?/gm, '').trimEnd())
  return everyOther(text, QUOTE, inline, (quote) => `<blockquote>${bare(quote)}</blockquote>`)
}

/** Splitting by a pattern with a group gives what is between and what is found in turn. */
function everyOther(
  text: string,
  pattern: RegExp,
  between: (text: string) => string,
  found: (text: string) => string,
): string {
  const parts = text.split(pattern)
  return parts.map((part, index) => (index % 2 === 0 ? between(part) : found(part))).join('')
}

function inline(text: string): string {
  let html = ''
  let at = 0
  for (const match of text.matchAll(MARKUP)) {
    html += shown(text.slice(at, match.index)) + markupHtml(match)
    at = match.index + match[0].length
  }
  return html + shown(text.slice(at))
}

function markupHtml([whole, code, token, bold, italic, strike, emoji = '']: RegExpMatchArray): string {
  if (code !== undefined) return `<code>${shown(code)}</code>`
  if (token !== undefined) return tokenHtml(token)
  if (bold !== undefined) return `<b>${inline(bold)}</b>`
  if (italic !== undefined) return `<i>${inline(italic)}</i>`
  if (strike !== undefined) return `<s>${inline(strike)}</s>`
  return Object.hasOwn(EMOJI, emoji) ? EMOJI[emoji]! : shown(whole)
}

/** A link, or a mention of a person, a group or a channel. */
function tokenHtml(token: string): string {
  const [subject = '', label] = token.split('|')
  const sign = { '@': '@', '#': '#', '!': '@' }[subject[0]!]
  if (sign !== undefined) return `<span class="mention">${sign}${shown(label ?? subject.slice(1))}</span>`
  return `<a title="${shown(subject)}">${shown(label ?? subject)}</a>`
}

/** What mrkdwn escapes is escaped already; whatever else stands there is made harmless too. */
function shown(text: string): string {
  return escapeHtml(decodeEntities(text))
}
