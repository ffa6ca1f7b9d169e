import fc from 'fast-check'

const PIECES = [
  '<!here>', '<!channel|x>', '<!everyone>', '@here', '@channel', '@everyone', '<@U1>', '<@U2|x>', '<@W9>', '<#C1>', '<#C1|ops>',
  '<!subteam^S1|@grp>', '<!date^1^{date}|here>', '<https://x.org|https://bank.org>', '<javascript:alert(1)>', '<mailto:a@b.c>',
  '&lt;', '&amp;amp;', '&', '<', '>', '|', '!', '@', '```', '`', '*', '_', '~', '\n', '\n\n', ' ', '. ', '\u0000', '\ud83d', '\u202e',
  '👩‍👩‍👧‍👦', '🇫🇷', ':tada:', '。', 'a'.repeat(50), 'word '.repeat(20),
] // biome-ignore format: a table

/** Text of what people type to break things, and of anything at all. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })), { maxLength: 60 })
  .map((pieces) => pieces.join(''))

/** The only tokens that Parley sends. */
export const TOKEN_AS_SENT = /<#[A-Z0-9]+>|<(?:https?:\/\/|mailto:)[^\s|<>]+(?:\|[^<>\n]+)?>/gi
