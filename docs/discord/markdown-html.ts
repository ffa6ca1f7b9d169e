import { escapeHtml } from '../slack/mrkdwn-html.ts'

/** What Discord's client knows of the ids in the pictures. */
const NAMES: Record<string, string> = {
  '@80351110224678912': '@Ada',
  '@80351110224678913': '@Björn Åkesson',
  '#81384788765712384': '#ops',
}

/** What Markdown is made of within a paragraph, in the order in which it is looked for. */
const MARKUP =
  /\\([^\w\s])|```(?:\w+\n)?\n?([\s\S]*?)\n?```|`([^`\n]+)`|<([@#]\d+)>|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>|(https?:[^\s<>)]+)|\*\*([^*\n]+)\*\*|__([^_\n]+)__|~~([^~\n]+)~~|\|\|([^|\n]+)\|\||(?<!\w)[*_](?=\S)([^*_\n]+)(?<=\S)[*_](?!\w)/g

/** Markdown as Discord shows it in a message or a description. */
export function markdownHtml(text: string): string {
  return inline(text)
    .replace(/^- (.*)\n?/gm, '<li>$1</li>')
    .replace(/(?:<li>.*<\/li>)+/g, '<ul>$&</ul>')
    .replace(/\n*(<ul>|<\/ul>|<pre>|<\/pre>)\n?/g, '$1')
}

/** Markdown as Discord shows it in a title. */
export function titleHtml(text: string): string {
  return inline(text)
}

/** Text around markup is escaped, and so is what is within. */
function inline(text: string): string {
  let html = ''
  let at = 0
  for (const match of text.matchAll(MARKUP)) {
    html += escapeHtml(text.slice(at, match.index)) + markupHtml(match)
    at = match.index + match[0].length
  }
  return html + escapeHtml(text.slice(at))
}

function markupHtml(match: RegExpMatchArray): string {
  const [whole, plain, fence, code, mention, label, target, ...rest] = match
  const [bracketed, address, bold, underlined, struck, spoiler, italic] = rest
  if (plain !== undefined) return escapeHtml(plain)
  if (fence !== undefined) return `<pre>${escapeHtml(fence)}</pre>`
  if (code !== undefined) return `<code>${escapeHtml(code)}</code>`
  if (mention !== undefined) return `<span class="mention">${escapeHtml(NAMES[mention] ?? whole)}</span>`
  if (label !== undefined) return `<a title="${escapeHtml(target!)}">${escapeHtml(label)}</a>`
  const link = bracketed ?? address
  if (link !== undefined) return `<a>${escapeHtml(link)}</a>`
  if (bold !== undefined) return `<b>${inline(bold)}</b>`
  if (underlined !== undefined) return `<u>${inline(underlined)}</u>`
  if (struck !== undefined) return `<s>${inline(struck)}</s>`
  if (spoiler !== undefined) return `<span class="spoiler">${inline(spoiler)}</span>`
  return `<i>${inline(italic ?? '')}</i>`
}
