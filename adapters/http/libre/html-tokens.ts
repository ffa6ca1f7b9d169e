/** A stretch of HTML. Joined, the tokens are the HTML again. */
export interface HtmlToken {
  /** `inline`: a tag inside a sentence; `block`: one that ends it; `kept`: what is not for reading, such as code. */
  kind: 'text' | 'inline' | 'block' | 'kept'
  text: string
}

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite data del dfn em font i img ins kbd label mark q rp rt ruby s small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
/** What stands in these is not for reading, or not to be changed. */
const KEPT = new Set('code math pre samp script style svg template textarea'.split(' '))

// At a `<`. Each is linear also where it does not match: see the test of hostile HTML.
const COMMENT = /<!--[\s\S]*?-->/y
const DECLARATION = /<[!?][^>]*>/y
/** Group 1 is the slash, group 2 the name. */
const TAG = /<(\/?)([a-z][^\s/>]*)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^'">])*>/iy

/** Takes HTML apart, in one pass: what is not closed is text. */
export function htmlTokens(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = []
  const lastComment = html.lastIndexOf('-->')
  let start = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', Math.max(at + 1, start))) {
    if (!/[!?/a-z]/i.test(html[at + 1] ?? '')) continue
    const markup = markupAt(html, at, at < lastComment)
    // What has no end here has none further on.
    if (markup === undefined) break
    add(tokens, 'text', html.slice(start, at))
    add(tokens, markup.kind, markup.text)
    start = at + markup.text.length
  }
  add(tokens, 'text', html.slice(start))
  return tokens
}

function add(tokens: HtmlToken[], kind: HtmlToken['kind'], text: string): void {
  if (text !== '') tokens.push({ kind, text })
}

function markupAt(html: string, at: number, commentEnds: boolean): HtmlToken | undefined {
  const kept = (commentEnds && matchAt(COMMENT, html, at)) || matchAt(DECLARATION, html, at)
  if (kept) return { kind: 'kept', text: kept[0] }
  const match = matchAt(TAG, html, at)
  if (match === null) return undefined
  const [text, slash, name = ''] = match
  const element = name.toLowerCase()
  if (slash === '' && KEPT.has(element) && !text.endsWith('/>')) return keptElement(html, at, element, text)
  return { kind: INLINE.has(element) ? 'inline' : 'block', text }
}

function matchAt(pattern: RegExp, html: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(html)
}

/** The element to its end tag, or to the end of all when it is not closed. */
function keptElement(html: string, at: number, name: string, tag: string): HtmlToken {
  const end = new RegExp(`</${name}\\s*>`, 'ig')
  end.lastIndex = at + tag.length
  const match = end.exec(html)
  return { kind: 'kept', text: html.slice(at, match ? end.lastIndex : undefined) }
}
