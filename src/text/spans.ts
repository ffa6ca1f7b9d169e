import { LinkifyIt } from 'linkify-it'
import { codeSpans } from './code-spans.ts'
import { FORMAT_PATTERNS, MARKDOWN_LINK, SPAN_PATTERNS, type SpanKind } from './span-patterns.ts'

/** A stretch of text, `text.slice(start, end)`, that must not pass through a model. */
export interface Span {
  start: number
  end: number
  kind: SpanKind
}

// Country endings are left out: "I did it.So" is a missing space far more often than a link to Somalia.
const BARE_LINK_ENDINGS = 'com org net io dev app ai gov edu info xyz'.split(' ')
const LINKS = new LinkifyIt({ fuzzyLink: true, tlds: BARE_LINK_ENDINGS })
type Pattern = readonly [SpanKind, RegExp]
const compile = ([kind, source]: readonly [SpanKind, string]): Pattern => [kind, new RegExp(source, 'gmu')]
const STRONG = SPAN_PATTERNS.filter(([kind]) => kind === 'markup').map(compile)
const PATTERNS = SPAN_PATTERNS.filter(([kind]) => kind !== 'markup').map(compile)
const PROSE = /^(?:[\p{L}\p{M}\s,!?'’"]|[.…](?=[\s.…!?'"]|$)|(?<=\p{L})-(?=\p{L}))*$/u
const PROSE_EXCEPTIONS = /\p{Ll}\p{Lu}|[xX]D|[oOT]_|localhost/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const FORMATS = FORMAT_PATTERNS.map((source) => new RegExp(source, 'gu'))
const MARKDOWN = new RegExp(MARKDOWN_LINK, 'gu')

/** Every protected span, in order and without overlap: code and platform markup, then what starts first, then the longest. */
export function findSpans(text: string, glossary: readonly string[] = []): Span[] {
  if (isProse(text)) return withoutOverlap([...glossarySpans(text, glossary)])
  const code = codeSpans(text)
  const strong = withoutOverlap([...code, ...matches(blank(text, code), STRONG)])
  const open = blank(text, strong)
  const weak = [...glossarySpans(open, glossary), ...linkSpans(open), ...matches(open, PATTERNS)]
  const spans = withoutOverlap([...strong, ...weak])
  return withoutOverlap([...spans, ...formatSpans(blank(text, spans))])
}

/** Most messages are letters and full stops: no pattern can match them, so none is tried (a tenth of the time). */
function isProse(text: string): boolean {
  return PROSE.test(text) && !PROSE_EXCEPTIONS.test(text)
}

/** The same text with its spans as quote marks, which no pattern reaches across. */
function blank(text: string, spans: readonly Span[]): string {
  let end = 0
  const parts = spans.map((span) => {
    const part = text.slice(end, span.start) + '"'.repeat(span.end - span.start)
    end = span.end
    return part
  })
  return parts.join('') + text.slice(end)
}

function withoutOverlap(candidates: Span[]): Span[] {
  let end = 0
  return candidates
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      if (span.start < end || span.end === span.start) return false
      end = span.end
      return true
    })
}

function* matches(text: string, patterns: readonly Pattern[]): Generator<Span> {
  for (const [kind, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      yield { start: match.index, end: match.index + match[0].length, kind }
    }
  }
}

function linkSpans(text: string): Span[] {
  return (LINKS.match(text) ?? []).map((link) => {
    const trailing = /[*_~|]+$/.exec(link.raw)?.[0].length ?? 0
    return { start: link.index, end: link.lastIndex - trailing, kind: 'link' }
  })
}

function* formatSpans(text: string): Generator<Span> {
  for (const pattern of FORMATS) {
    for (const match of text.matchAll(pattern)) {
      yield* pair(match, match[1]!.length, match[1]!.length)
    }
  }
  for (const match of text.matchAll(MARKDOWN)) yield* pair(match, match[1]!.length, match[3]!.length)
}

function* pair(match: RegExpExecArray, openLength: number, closeLength: number): Generator<Span> {
  const end = match.index + match[0].length
  yield { start: match.index, end: match.index + openLength, kind: 'format' }
  yield { start: end - closeLength, end, kind: 'format' }
}

function* glossarySpans(text: string, glossary: readonly string[]): Generator<Span> {
  const terms = glossary.map((term) => term.trim()).filter((term) => term !== '')
  const lower = terms.filter((term) => term === term.toLowerCase())
  const exact = terms.filter((term) => term !== term.toLowerCase())
  if (lower.length > 0) yield* matches(text, [['glossary', termsPattern(lower, 'giu')]])
  if (exact.length > 0) yield* matches(text, [['glossary', termsPattern(exact, 'gu')]])
}

function termsPattern(terms: readonly string[], flags: string): RegExp {
  const longestFirst = [...terms].sort((a, b) => b.length - a.length)
  const sources = longestFirst.map((term) => {
    const source = term.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    // Chinese, Japanese and Thai do not put spaces between words.
    return UNSPACED.test(term) ? source : String.raw`(?<![\p{L}\p{N}_])${source}(?![\p{L}\p{N}_])`
  })
  return new RegExp(sources.join('|'), flags)
}
