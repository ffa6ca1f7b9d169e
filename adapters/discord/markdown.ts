import { shortTime } from '../../src/contract/short-time.ts'
import { codeSpans } from '../../src/text/code-spans.ts'
import { LIMITS } from './limits.ts'

/** Breaks what Discord would read as one, and is not seen. */
const JOINER = '\u2060'

/**
 * Typed text as Markdown that may be sent: with its formatting and Discord's tokens, which ping nobody as long as the
 * message mentions nobody, but no label disguises an address.
 * @see https://docs.discord.com/developers/reference#message-formatting
 */
export function markdown(text: string): string {
  const unmasked = outsideCode(clean(text), (part) => part.replace(MASKED_LINK, unmask))
  return withoutAlarms(unmasked.replace(MASK, `]${JOINER}`))
}

/** Markdown for the middle of a line: further lines stand under the first, and nothing in it formats what follows. */
export function item(text: string): string {
  return paired(markdown(text).replace(/`{3,}/g, '`'))
    .trim()
    .replace(/\s*\n\s*/g, '\n\u2003')
}

/** One line of words without formatting, for where Markdown is read. */
export function words(text: string): string {
  const parts = clean(text).replace(/\s+/g, ' ').trim().split(TOKEN)
  // Splitting by a pattern with a group gives text and tokens in turn.
  return withoutAlarms(parts.map((part, index) => (index % 2 === 0 ? escaped(part) : part)).join(''))
}

/** Words in bold; nothing for nothing. */
export function bold(line: string): string {
  return line && `**${line}**`
}

/** Text as people read it where Markdown and tokens are not read: footers, labels and files. */
export function plain(text: string): string {
  return withoutAlarms(
    clean(text)
      .replace(/<a?(:\w+:)\d+>/g, '$1')
      .replace(/<(\/[^<>:\n]+):\d+>/g, '$1')
      .replace(/<t:(-?\d{1,11})(?::[tTdDfFRsS])?>/g, (_token, seconds) => dateOf(Number(seconds))),
  )
}

/** A link under a label of ours, or nothing when the address is not one. */
export function link(url: string, label: string): string {
  const isAddress =
    url.length <= LIMITS.linkCharacters && /^https?:\/\/[^\s<>()[\]`\\\p{Surrogate}]+$/iu.test(url)
  return isAddress ? withoutAlarms(`[${label}](${url})`) : ''
}

/** Whether there is anything to see; Discord refuses what is blank. */
export function isVisible(text: string): boolean {
  return /[^\p{Z}\p{C}\s]/u.test(text)
}

/** Mentions, custom emoji, dates, commands and places of a server. */
const TOKEN = /(<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^<>:\n]+:\d+|id:\w+)>)/

/** `[label](address)`, the address perhaps with one pair of parentheses. */
const MASKED_LINK = /\[([^[\]\n]*)\]\(<?(https?:\/\/(?:[^\s<>()]|\([^\s<>()]*\))+)>?\)/gi
/** What is left of links under a label, also of those that are nested or otherwise strange. */
const MASK = /\](?=\(\s*<?[a-z][a-z\d+.-]{0,30}\\?:\S)/gi

function unmask(_link: string, label: string, url: string): string {
  const names = [url, url.replace(/^https?:\/\//i, '')]
  return label === '' || names.includes(label) ? `<${url}>` : `${label} (<${url}>)`
}

/** What may be open at the end of a text that was cut out of another. */
const MARKS = ['||', '**', '__', '~~']

/** Text in which marks without a partner are escaped, so that they do not find one in what follows. */
function paired(text: string): string {
  const typed = codeParts(text).map((part) => (part.isCode ? '' : part.text))
  const odd = MARKS.filter((mark) => typed.join('').split(mark).length % 2 === 0)
  return outsideCode(text, (part) => {
    return [...odd, '`'].reduce((shown, mark) => shown.replaceAll(mark, escaped(mark)), part)
  })
}

/** The text with every part changed that is not code. */
function outsideCode(text: string, change: (part: string) => string): string {
  return codeParts(text)
    .map((part) => (part.isCode ? part.text : change(part.text)))
    .join('')
}

/** The text in parts, code and other text. */
function codeParts(text: string): { text: string; isCode: boolean }[] {
  const spans = codeSpans(text)
  const parts = spans.flatMap(({ start, end }, index) => [
    { text: text.slice(spans[index - 1]?.end ?? 0, start), isCode: false },
    { text: text.slice(start, end), isCode: true },
  ])
  return [...parts, { text: text.slice(spans.at(-1)?.end ?? 0), isCode: false }]
}

function escaped(text: string): string {
  return text.replace(/[\\*_~|`[\]]|^[#>-]/g, '\\$&')
}

/** Without what no message can carry: control characters and halves of characters. */
function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

const ALARM = /@(?=everyone|here)/gi

/** No message of ours pings; an invisible joiner makes sure that a copy of it does not either. Addresses keep working. */
function withoutAlarms(text: string): string {
  return text
    .replace(/https?:\/\/[^\s<>]+/gi, (url) => url.replace(ALARM, '%40'))
    .replace(ALARM, `@${JOINER}`)
}

/** `2023-11-14 22:13 UTC` */
const dateOf = (seconds: number) => `${shortTime(seconds * 1000)} UTC`
