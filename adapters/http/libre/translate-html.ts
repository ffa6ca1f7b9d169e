import { codedError } from '../../../src/contract/errors.ts'
import { htmlSegment } from './html-segment.ts'
import { htmlText, readableText } from './html-text.ts'
import { type HtmlToken, htmlTokens } from './html-tokens.ts'

/** Translates lines; as many come back. */
type TranslateLines = (lines: readonly string[]) => Promise<string[]>

/** Translates what people read of HTML; every tag, comment and script comes back as it was. */
export async function translateHtml(
  html: string,
  translate: (text: string) => Promise<string>,
): Promise<string> {
  const translateLines: TranslateLines = async (lines) => {
    if (lines.length === 0) return []
    const answer = (await translate(lines.join('\n'))).split('\n')
    if (answer.length !== lines.length)
      throw codedError('MODEL_FAILED', 'The model did not keep the lines of the text.')
    return answer
  }
  const parts = partsOf(htmlTokens(html))
  const segments = parts.map((tokens) => (tokens.some(isRead) ? htmlSegment(tokens) : undefined))
  const lines = await translateLines(segments.flatMap((segment) => segment?.line ?? []))
  const whole = segments.map((segment) => segment?.restore(lines.shift()!))
  const broken = parts.filter((tokens, index) => whole[index] === undefined && tokens.some(isRead))
  const patched = await translateTexts(broken, translateLines)
  return parts.map((tokens, index) => whole[index] ?? patched.get(tokens) ?? joined(tokens)).join('')
}

const isRead = ({ kind, text }: HtmlToken) => kind === 'text' && /\p{L}/u.test(text)
const joined = (tokens: readonly HtmlToken[]) => tokens.map(({ text }) => text).join('')

/** Sentences with the tags in them, and what stands between; tags around a whole sentence stand between. */
function partsOf(tokens: readonly HtmlToken[]): HtmlToken[][] {
  const parts: HtmlToken[][] = []
  let sentence: HtmlToken[] = []
  const end = () => {
    const [first, last] = core(sentence)
    parts.push(sentence.slice(0, first), sentence.slice(first, last), sentence.slice(last))
    sentence = []
  }
  for (const token of tokens) {
    if (token.kind !== 'block') sentence.push(token)
    else {
      end()
      parts.push([token])
    }
  }
  end()
  return parts.filter((part) => part.length > 0)
}

/** From where to where a sentence goes without blanks and pairs of tags around it. */
function core(tokens: readonly HtmlToken[]): [first: number, last: number] {
  let [first, last] = [0, tokens.length]
  for (;;) {
    if (isBlank(tokens[first]) && first < last) first++
    else if (isBlank(tokens[last - 1]) && first < last) last--
    else if (last - first > 1 && endOf(tokens, first) === last - 1) [first, last] = [first + 1, last - 1]
    else return [first, last]
  }
}

const isBlank = (token: HtmlToken | undefined) => token?.kind === 'text' && token.text.trim() === ''

/** The place of the tag that closes the one at `first`. */
function endOf(tokens: readonly HtmlToken[], first: number): number | undefined {
  const name = /^<([a-z][^\s/>]*)/i.exec(tokens[first]!.text)?.[1]?.toLowerCase()
  if (tokens[first]!.kind !== 'inline' || name === undefined) return undefined
  let depth = 0
  const end = tokens.findIndex(({ kind, text }, index) => {
    if (index < first || kind !== 'inline' || !isTagOf(name, text)) return false
    depth += text.startsWith('</') ? -1 : 1
    return depth === 0
  })
  return end < 0 ? undefined : end
}

const isTagOf = (name: string, tag: string) => /^<\/?([a-z][^\s/>]*)/i.exec(tag)?.[1]?.toLowerCase() === name

/** Each text between two tags by itself: less well translated, but nothing can get lost. */
async function translateTexts(
  parts: readonly HtmlToken[][],
  translateLines: TranslateLines,
): Promise<Map<HtmlToken[], string>> {
  const texts = parts.flatMap((tokens) => tokens.filter(isRead).map(({ text }) => readableText(text)))
  const lines = await translateLines(texts)
  const put = (token: HtmlToken) => (isRead(token) ? htmlText(lines.shift()!) : token.text)
  return new Map(parts.map((tokens) => [tokens, tokens.map(put).join('')]))
}
