/** What mrkdwn is made of, in the order in which it is looked for. */
const MARKUP =
  /```\n?([\s\S]*?)\n?```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)|(?<!\w)~(?=\S)([^~\n]+)(?<=\S)~(?!\w)|:([a-z0-9_+-]+):/g

const EMOJI: Record<string, string> = { warning: '⚠️', tada: '🎉', thumbsup: '👍', thumbsdown: '👎' }

/** Text as HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** mrkdwn as Slack shows it. Its `& < >` are escaped already and stay so. */
export function mrkdwnHtml(text: string): string {
  const lines = text.replace(/(?:^&gt; ?.*(?:\n|$))+/gm, (quote) => {
    return `\u0001${quote.replace(/^&gt; ?/gm, '').trimEnd()}\u0002`
  })
  return inline(lines).replaceAll('\u0001', '<blockquote>').replaceAll('\u0002', '</blockquote>')
}

function inline(text: string): string {
  return text.replace(MARKUP, (whole, fence, code, token, bold, italic, strike, emoji) => {
    if (fence !== undefined) return `<pre>${fence}</pre>`
    if (code !== undefined) return `<code>${code}</code>`
    if (token !== undefined) return tokenHtml(token)
    if (bold !== undefined) return `<b>${inline(bold)}</b>`
    if (italic !== undefined) return `<i>${inline(italic)}</i>`
    if (strike !== undefined) return `<s>${inline(strike)}</s>`
    return EMOJI[emoji] ?? whole
  })
}

/** A link, or a mention of a person, a group or a channel. */
function tokenHtml(token: string): string {
  const [subject = '', label] = token.split('|')
  const sign = { '@': '@', '#': '#', '!': '@' }[subject[0]!]
  if (sign !== undefined) return `<span class="mention">${sign}${label ?? subject.slice(1)}</span>`
  return `<a href="${subject.replaceAll('"', '%22')}">${label ?? subject}</a>`
}
