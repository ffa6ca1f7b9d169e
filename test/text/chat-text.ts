import fc from 'fast-check'

const PARTS =
  'hello|Hello.|e.g.|Dr. |ünï|日本語|は。|שלום|مرحبا|👩‍👩‍👧|👍🏽|🇫🇷|❤️|:tada:|:)|<@U1>|<@U1|bob>|<#C1|x>|<!here>|<:a:12>|<t:1:R>|<https://x.com|y z>|https://x.com/a_(b)|a@b.co|`x`|`|```|```js\n|**|*|__|_|~~|||>|||- |1. |> |>>> |# |[|](https://x.com)|{{x}}|${y}|%1$s|%s|<b>|</b>|&amp;|5 km|10:30|€5|v1.2.3|#12|snake_case|fooBar()|--flag|/usr/bin|⟦0⟧|⟦|⟧| |  |\t|\n|\r\n|\n\n|,|.|!|?|...|"|\'s|(|)|¿|«|\u0000|\ud800|\udc00|\u200d|\u202e|\u0301'.split(
    /(?<!\|)\|(?!\|)/,
  )

/** Seeded random chat text: pieces that mean something to some pattern, glued in every order, and raw characters. */
export const chatText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PARTS) },
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    {
      maxLength: 16,
    },
  )
  .map((parts) => parts.join(''))

/** The same every time, so that a failure here is a failure everywhere. */
export const RUNS = { seed: 20261122, numRuns: 200 }

/** Text that makes careless patterns slow: quadratic ones take minutes on a megabyte, and seconds on a tenth of it. */
export const HOSTILE: readonly (readonly [string, string])[] = [
  repeated('` `` ', 100_000),
  repeated('<@', 1_000_000),
  repeated('word and words. ', 1_000_000),
  ...[...'<{*_"[1'].map((part) => repeated(part, 100_000)),
  ...[
    '```\n',
    '**a ',
    '[a](',
    'a@',
    'a/',
    '1.',
    'aB',
    ':a',
    '👩\u200d',
    '\u0000',
    '\ud800',
    'שלום ',
    'ああ',
    'e.g. ',
    ' ',
    ', ',
  ].map((part) => repeated(part, 100_000)),
]

function repeated(part: string, characters: number): readonly [string, string] {
  return [
    `${JSON.stringify(part)} (${characters} characters)`,
    part.repeat(Math.ceil(characters / part.length)),
  ]
}
