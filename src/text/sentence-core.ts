import type { Span } from './spans.ts'

/** A part of a text, `text.slice(start, end)`, and the protected spans inside it. */
export interface Sentence {
  text: string
  start: number
  end: number
  spans: readonly Span[]
}

const LIST_MARK =
  /(?:(?:[-*+•‣◦▪–—]|-#|#{1,6}|\d{1,3}[.)]|[a-zA-Z]\)|\[[ xX]\])[ \t]+|(?:>{1,3}|(?:&gt;){1,3})[ \t]*)/uy
const SPACE = /\s/
const ADDRESSED = /[ \t]*[,:][ \t]+/uy
const QUOTE = /["“”„«»‹›「」『』]|(?<!\p{L})['‘]|['’](?!\p{L})/gu
const FINAL = /[.!?…,;:]/u

/** The sentence without layout: list marks, edge emoji, marks and quotes around it, and a leading "<@U1>, ". */
export function coreOf(sentence: Sentence): Sentence {
  let core = sentence
  for (;;) {
    const smaller = unmarked(unquoted(withoutEnd(withoutStart(core))))
    if (smaller.start === core.start && smaller.end === core.end) return core
    core = smaller
  }
}

function narrowed(sentence: Sentence, start: number, end: number): Sentence {
  if (start === sentence.start && end === sentence.end) return sentence
  const spans = sentence.spans.filter((span) => span.start >= start && span.end <= end)
  return { text: sentence.text, start, end: Math.max(start, end), spans }
}

function withoutStart(sentence: Sentence): Sentence {
  const { text, start, end, spans } = sentence
  let from = start
  let next = 0
  let onlyLayout = start === 0 || /[\n\r]/.test(text[start - 1]!)
  for (let before = -1; before !== from && from < end; ) {
    before = from
    while (from < end && SPACE.test(text[from]!)) from++
    if (onlyLayout) from = Math.min(end, matchAt(LIST_MARK, text, from))
    while (spans[next] !== undefined && spans[next]!.start < from) next++
    const span = spans[next]
    if (span?.start !== from) continue
    from = afterEdgeSpan(text, span)
    onlyLayout &&= from === before
  }
  return narrowed(sentence, from, end)
}

/** The end of an emoji, or of a mention that the sentence is addressed to; any other span is part of its sentence. */
function afterEdgeSpan(text: string, span: Span): number {
  if (span.kind === 'emoji') return span.end
  const isMention = span.kind === 'mention' || /^<[@!]/.test(text.slice(span.start, span.start + 2))
  const after = isMention ? matchAt(ADDRESSED, text, span.end) : span.end
  return after > span.end ? after : span.start
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}

function withoutEnd(sentence: Sentence): Sentence {
  const { text, start, end, spans } = sentence
  let to = end
  let last = spans.length - 1
  for (;;) {
    while (to > start && SPACE.test(text[to - 1]!)) to--
    while (last >= 0 && spans[last]!.end > to) last--
    const span = spans[last]
    if (span?.kind !== 'emoji' || span.end !== to) return narrowed(sentence, start, to)
    to = span.start
  }
}

/** Without the quote marks around the whole sentence, or the one whose partner stands in another sentence. */
function unquoted(sentence: Sentence): Sentence {
  const { text, start, end, spans } = sentence
  const close = beforeFinal(text, start, end)
  const edges = [start, close - 1].filter((at) => at >= start && isQuote(text, at))
  if (edges.length === 0) return sentence
  const quotes = [...text.slice(start, end).matchAll(QUOTE)]
    .map((match) => start + match.index)
    .filter((at) => !spans.some((span) => span.start <= at && at < span.end))
  if (quotes.some((at) => !edges.includes(at)) || !edges.every((at) => quotes.includes(at))) return sentence
  const from = edges.includes(start) ? start + 1 : start
  return narrowed(sentence, from, edges.includes(close - 1) && close - 1 >= from ? close - 1 : end)
}

const isQuote = (text: string, at: number) => /["“”„«»‹›「」『』'‘’]/u.test(text[at] ?? '')

/** The place before the full stop or other final punctuation. */
function beforeFinal(text: string, start: number, end: number): number {
  let at = end
  while (at > start && FINAL.test(text[at - 1]!)) at--
  return at
}

/** Without the formatting marks around the whole sentence, or the one whose partner stands in another sentence. */
function unmarked(sentence: Sentence): Sentence {
  const { text, start, end, spans } = sentence
  const marks = spans.filter(
    (span) => span.kind === 'format' && !/[[\]]/.test(text.slice(span.start, span.end)),
  )
  const open = marks.find((span) => span.start === start)
  const close = marks.findLast((span) => span.end === end || span.end === beforeFinal(text, start, end))
  const partners = (span: Span) => marks.filter((other) => sameText(text, other, span)).length
  if (open !== undefined && partners(open) === 1) return narrowed(sentence, open.end, end)
  if (close !== undefined && partners(close) === 1) return narrowed(sentence, start, close.start)
  const wrapped = open !== undefined && close !== undefined && open !== close && sameText(text, open, close)
  return wrapped && partners(open) === 2 ? narrowed(sentence, open.end, close.start) : sentence
}

function sameText(text: string, one: Span, other: Span): boolean {
  return text.slice(one.start, one.end) === text.slice(other.start, other.end)
}
