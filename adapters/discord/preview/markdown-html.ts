import { escapeHtml } from '../../../src/text/escape-html.ts'

/** What Discord's client knows of ids, for example `@80351110224678912` → `@Ada`. */
export type Names = ReadonlyMap<string, string>

/** What Markdown is made of within a paragraph, in the order in which it is looked for. */
const MARKUP =
  /\\([^\w\s])|```(?:\w+\n)?\n?([\s\S]*?)\n?```|`([^`\n]+)`|<([@#]\d+)>|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>|(https?:[^\s<>)]+)|\*\*([^*\n]+)\*\*|__([^_\n]+)__|~~([^~\n]+)~~|\|\|([^|\n]+)\|\||(?<!\w)[*_](?=\S)([^*_\n]+)(?<=\S)[*_](?!\w)/g

/** Markdown as Discord shows it in a message or a description; links lead nowhere. */
export function markdownHtml(text: string, names: Names): string {
  return lineHtml(text, names)
    .replace(/^- (.*)\n?/gm, '<li>$1</li>')
    .replace(/(?:<li>.*<\/li>)+/g, '<ul>$&</ul>')
    .replace(/\n*(<ul>|<\/ul>|<pre>|<\/pre>)\n?/g, '$1')
}

/** Markdown as Discord shows it in a title, without lists. Text around markup is escaped, and so is what is within. */
export function lineHtml(text: string, names: Names): string {
  let html = ''
  let at = 0
  for (const match of text.matchAll(MARKUP)) {
    html += escapeHtml(text.slice(at, match.index)) + markupHtml(match, names)
    at = match.index + match[0].length
  }
  return html + escapeHtml(text.slice(at))
}

function markupHtml(match: RegExpMatchArray, names: Names): string {
  const [whole, plain, fence, code, mention, label, target, ...rest] = match
  const [bracketed, address, bold, underlined, struck, spoiler, italic] = rest
  const within = (text: string) => lineHtml(text, names)
  if (plain !== undefined) return escapeHtml(plain)
  if (fence !== undefined) return `<pre>${escapeHtml(fence)}</pre>`
  if (code !== undefined) return `<code>${escapeHtml(code)}</code>`
  if (mention !== undefined) return `<span class="mention">${escapeHtml(names.get(mention) ?? whole)}</span>`
  if (label !== undefined) return `<a title="${escapeHtml(target!)}">${escapeHtml(label)}</a>`
  const link = bracketed ?? address
  if (link !== undefined) return `<a>${escapeHtml(link)}</a>`
  if (bold !== undefined) return `<b>${within(bold)}</b>`
  if (underlined !== undefined) return `<u>${within(underlined)}</u>`
  if (struck !== undefined) return `<s>${within(struck)}</s>`
  if (spoiler !== undefined) return `<span class="spoiler">${within(spoiler)}</span>`
  return `<i>${within(italic ?? '')}</i>`
}
