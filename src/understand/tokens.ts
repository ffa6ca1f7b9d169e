/** A word of what was said, with its place in it. */
export interface Token {
  /** As typed, without the punctuation around it. */
  raw: string
  /** In small letters without accents and marks inside: `Übersetze` is `ubersetze`, `tl;dr` is `tldr`. */
  plain: string
  start: number
  /** Behind the word, its punctuation and its colon. */
  end: number
  /** Behind it stands a colon or a dash, which ends what is asked and begins the text. */
  colon: boolean
  /** Behind it the line ends. */
  line: boolean
}

/** More words than any request needs: what follows is one last token, so hostile input costs no time. */
const MAXIMUM_TOKENS = 80
const MAXIMUM_WORD = 80

/** Up to a colon, except the colon of `9:00`. */
const WORD = /[^\s:：]+(?:(?<=\d):(?=\d)[^\s:：]+)*|[:：]/y
/** `word:`, `mot :` and `word - `, but neither `:smile:` nor a bullet on the next line. */
const COLON = /[:：]|[ \t\u00a0\u202f]{1,2}[:：–—-](?=\s|$)/y
const SPACE = /\s*/y

/** The words of what was said, in order. */
export function tokenise(words: string): Token[] {
  const tokens: Token[] = []
  let at = reach(SPACE, words, 0)
  while (at < words.length && tokens.length < MAXIMUM_TOKENS) {
    const word = reach(WORD, words, at)
    const end = reach(COLON, words, word)
    const next = reach(SPACE, words, end)
    const line = words.slice(end, next).includes('\n')
    tokens.push({ ...spell(words.slice(at, word)), start: at, end, colon: end > word, line })
    at = next
  }
  if (at < words.length) {
    tokens.push({ raw: '…', plain: '', start: at, end: words.length, colon: false, line: false })
  }
  return tokens
}

/** Whether the text begins behind this token. */
export const closes = (token: Token | undefined) => token !== undefined && (token.colon || token.line)

/** The spelling by which words are compared. */
export function plainWord(word: string): string {
  const bare = word.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  return bare.replaceAll('ß', 'ss').replace(/[^\p{L}\p{N}]/gu, '')
}

/** How far a sticky pattern matches from `at`; `at` when it does not. */
function reach(pattern: RegExp, words: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(words) ? pattern.lastIndex : at
}

function spell(word: string): { raw: string; plain: string } {
  if (word.length > MAXIMUM_WORD) return { raw: word.slice(0, MAXIMUM_WORD), plain: '' }
  const raw = word.replace(/^[¿¡"'“”„«»‘’([]+/u, '').replace(/[?!.,;"'“”„«»‘’)\]…]{1,80}$/u, '')
  return { raw, plain: plainWord(raw) }
}
