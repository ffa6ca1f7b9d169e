const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  caron: '\u030C',
  cedil: '\u0327',
  circ: '\u0302',
  grave: '\u0300',
  ring: '\u030A',
  tilde: '\u0303',
  uml: '\u0308',
}
const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  szlig: 'ß',
  oelig: 'œ',
  aelig: 'æ',
  rsquo: '’',
  lsquo: '‘',
  hellip: '…',
}
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z])([a-z]{3,5})|([a-z]{3,6}));/gi

/**
 * HTML text as people read it, in one line. Letters and quotes that are written as entities become characters; other
 * entities stay, and what could be taken for a tag becomes one.
 */
export function readableText(html: string): string {
  const text = html.replace(ENTITY, (entity, decimal, hex, letter, accent, name) => {
    if (letter !== undefined && accent in ACCENTS) return (letter + ACCENTS[accent]).normalize('NFC')
    const whole = name ?? `${letter ?? ''}${accent ?? ''}`
    if (Object.hasOwn(NAMED, whole)) return NAMED[whole]!
    const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10)
    return code >= 0x20 && code <= 0x10ffff && !'<>&'.includes(character(code)) ? character(code) : entity
  })
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/g, ' ')
}

/** Lone surrogates are no characters. */
const character = (code: number) => (code >= 0xd800 && code <= 0xdfff ? '\uFFFD' : String.fromCodePoint(code))

/** Text as HTML: entities stay, whatever else could be markup does not. */
export function htmlText(text: string): string {
  return text
    .replace(/&(?!(?:[a-z][a-z\d]{1,31}|#\d{1,7}|#x[\da-f]{1,6});)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
