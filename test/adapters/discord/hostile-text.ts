import fc from 'fast-check'

const PIECES = [
  '@here', '@everyone', '@Everyone', '<@1>', '<@!1>', '<@&1>', '<#1>', '<:party:1>', '<a:party:1>', '<t:1700000000:R>', '<t:99999999999>',
  '</summarise:1>', '<id:customize>', '[my bank](https://evil.org)', '[[x](https://a.org)](https://b.org)', '[https://bank.org](<https://x.org>)',
  '[x](javascript:alert(1))', '](https://x.org)', '[x](https\\://x.org)', '[a\nb](https://x.org "t")', 'https://x.org/a_(b)_c', '<https://x.org>',
  '[', ']', '(', ')', '<', '>', '|', '||', '\\', '@', '```', '``', '`', '*', '**', '_', '__', '~~', '# ', '-# ', '>>> ', '> ', '\n', '\n\n', ' ', '. ',
  '\u0000', '\ud83d', '\u202e', '\u2060', '\u200b', '👩‍👩‍👧‍👦', '🇫🇷', ':tada:', '。', 'a'.repeat(50), 'word '.repeat(20),
] // biome-ignore format: a table

/** Text of what people type to break things, and of anything at all. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })), { maxLength: 60 })
  .map((pieces) => pieces.join(''))

/** A link under a label, as Discord reads one. */
export const MASKED = /(?<!\\)\]\(\s*<?[a-z][a-z\d+.-]*\\?:/i
