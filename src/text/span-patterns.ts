import { EMOJI, EMOTICON, SHORTCODE } from './emoji-pattern.ts'

export type SpanKind =
  | 'code'
  | 'markup'
  | 'mention'
  | 'emoji'
  | 'link'
  | 'placeholder'
  | 'tag'
  | 'identifier'
  | 'reference'
  | 'number'
  | 'format'
  | 'bracket'
  | 'glossary'

// Every pattern must be linear on hostile text: repetitions are bounded or cannot overlap, and a look-behind keeps
// the inner characters of a run from being tried as starts.
const START = String.raw`(?<![\p{Script=Latin}\p{N}_])`
const END = String.raw`(?![\p{Script=Latin}\p{N}_])`
const NAME = String.raw`[A-Za-z_$][\w$]{0,99}`

const EXTENSIONS =
  'tsx?|jsx?|mjs|cjs|jsonl?|ya?ml|toml|mdx?|txt|[ct]sv|py|rb|go|rs|java|kt|swift|[ch]|[ch]pp|cs|php|sh|bash|ps1|sql|html?|s?css|xml|svg|png|jpe?g|gif|webp|pdf|docx?|xlsx?|pptx?|zip|tar|t?gz|log|env|lock|ini|conf|cfg|dll|exe|ipynb|vue|onnx|wasm|mp[34]|mov|wav|patch|diff|bak|pem|crt'

const SPACED_UNITS = String.raw`km\/h|[nµm]s|[km]?g|[kcmµn]?m|ft|[kKMGTP]i?B|[KMGk]?bps|[kMG]?Hz|k?Wh?|V|°[CF]?|%|‰|px|fps|rpm|dB|h|min|sec|s|mph|[pP]\.?[mM]\.|[aA]\.[mM]\.|pm|PM|AM|am(?! \p{Lu}| besten| meisten)|[€$£¥₹]|EUR|USD|GBP|CHF|JPY`
const ORDINAL = String.raw`(?:st|nd|rd|th|ers?|res?|ère|i?[eè]me|es?|te[nrs]?|[oaºª])`
const DIGITS = String.raw`\d{1,3}(?:[ \u00A0\u202F]\d{3})+${END}|\d+(?:[.,:/×x-]\d+)*`

/** What must never pass through a model, by kind. All are tried everywhere; the earliest and longest match stays. */
export const SPAN_PATTERNS: readonly (readonly [SpanKind, string])[] = [
  // Slack and Discord
  ['markup', String.raw`<[@#!][^<>\n]{1,300}>`],
  ['markup', String.raw`<(?:https?|mailto|tel|ftp|slack):[^<>\n]{1,4000}>`],
  ['markup', String.raw`<a?:\w{1,64}:\d{1,25}>|<t:-?\d{1,15}(?::[tTdDfFRsS])?>|<id:\w{1,40}(?::\d+)?>`],
  ['markup', String.raw`<\/[^<>\n:]{1,100}:\d{1,25}>`],
  [
    'mention',
    String.raw`(?<![\p{L}\p{N}_@/.])@[\p{Script=Latin}\p{N}_](?:[\w.-]{0,80}\w)?(?:\/[\w.-]{0,80}\w)?`,
  ],
  ['mention', String.raw`(?<![\p{L}\p{N}_/&#])#\p{Script=Latin}[\p{Script=Latin}\p{N}_-]{0,80}`],
  ['emoji', EMOJI],
  ['emoji', SHORTCODE],
  ['emoji', EMOTICON],
  // Links that the link finder leaves out: other schemes, and those glued to Chinese or Japanese
  [
    'link',
    String.raw`(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/[\w\-.~:/?#@!$&'()*+,;=%]{0,4000}[\w\-/~=&%#]`,
  ],
  ['link', String.raw`(?<![\w.@-])[\w.-]{1,40}@[\w.-]{1,80}:[\w./~-]{0,200}\w`],
  ['link', String.raw`(?<![\w.-])localhost(?::\d{2,5})?(?:\/[\w\-./?=&%#]{0,400}[\w/])?`],
  // Placeholders and tags
  ['placeholder', String.raw`\{\{\{?[^{}\n]{1,200}\}?\}\}|\$?\{[\w.$:[\]-]{1,100}\}|%\{[\w.]{1,80}\}`],
  [
    'placeholder',
    String.raw`%\([\w.]{1,80}\)[a-zA-Z]|(?<![\d%])%(?:\d{1,2}\$)?[-+0#]?\d{0,3}(?:\.\d{1,3})?[sdifuxXcgeEpq@](?![\p{L}\p{N}])`,
  ],
  [
    'tag',
    String.raw`<\/?(?:[A-Za-z][\w.:-]{0,40}|\d{1,3})(?:\s{1,5}[\w:@.-]{1,60}(?:=(?:"[^"<>]{0,400}"|'[^'<>]{0,400}'|\{[^{}<>]{0,200}\}|[^\s"'<>=]{1,300}))){0,20}\s{0,5}\/?>|<>|<\/>|<!--[^<>]{0,500}-->`,
  ],
  ['tag', String.raw`&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[\da-fA-F]{1,6});`],
  // Paths and other code that people write without back-ticks
  ['identifier', String.raw`(?<![\p{L}\p{N}/._~+@*-])(?:~|\.{1,2})?\/(?:[\w.@+-]+\/)*[\w.@+-]*\w\/?`],
  [
    'identifier',
    String.raw`(?<![\w/.@+\\-])(?:[\w.@+-]+\/)*[\w.@+-]{0,80}\.(?:${EXTENSIONS})${END}(?::\d{1,6}){0,2}`,
  ],
  [
    'identifier',
    String.raw`(?<![\w/.@+-])(?:src|lib|test|tests|docs|dist|origin|upstream|refs|feature|feat|fix|bugfix|hotfix|release|chore|node_modules)\/[\w.@+/-]{0,200}\w\/?`,
  ],
  ['identifier', String.raw`(?<![\p{L}\p{N}\\])(?:[A-Za-z]:\\|\\\\)[\w.\\$%~+-]{0,300}`],
  ['identifier', String.raw`(?<=^|[\s(])\.[a-z][\w-]{1,40}[a-z](?:\.\w{1,20})?`],
  [
    'identifier',
    String.raw`(?<![\p{L}\p{N}-])(?:--[A-Za-z][\w-]{0,60}\w(?:=[^\s,;)]{1,200})?|(?<=^|\s)-[A-Za-z](?![\p{L}\p{N}'’-]))`,
  ],
  ['identifier', String.raw`(?<![\p{L}\p{N}])\$[A-Za-z_]\w{0,80}|%[A-Z_]{2,40}%`],
  [
    'identifier',
    String.raw`(?<![\p{L}\p{N}_$.])${NAME}(?:\.${NAME}){0,20}\(\)|(?<![\p{L}\p{N}_$.])${NAME}(?:\.${NAME}){1,20}\([^()\n]{0,80}\)`,
  ],
  [
    'identifier',
    String.raw`(?<![\p{L}\p{N}_$.])(?:[A-Za-z_$][\w$]{1,99}(?:\.[A-Za-z_$][\w$]{1,99}){2,20}|(?:this|self|process|console|module|window|document|os|sys|np|pd)\.${NAME})${END}`,
  ],
  ['identifier', `${START}${NAME}(?:::${NAME}){1,20}${END}`],
  ['identifier', `${START}[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+${END}`],
  ['identifier', `${START}(?![A-Za-z]{1,60}Innen${END})(?:[a-z]+|[A-Z][a-z0-9]+)(?:[A-Z][a-z0-9]*)+${END}`],
  [
    'identifier',
    String.raw`${START}(?:Ctrl|Cmd|Alt|Shift|Fn|Super|Meta|Strg|Maj)(?:\s?[+-]\s?[A-Za-z0-9]{1,8}){1,4}${END}`,
  ],
  ['identifier', String.raw`(?<![\w@/.-])[a-z][\w.-]{0,60}@[\^~]?\d[\w.-]{0,40}${END}`],
  // References, versions, hashes, numbers
  [
    'reference',
    String.raw`(?<![\w./#&-])(?:[\w.-]{1,80}\/[\w.-]{1,80})?#\d{1,10}${END}|${START}[A-Z][A-Z0-9]{1,9}-\d{1,8}${END}`,
  ],
  [
    'reference',
    String.raw`${START}(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=[0-9a-f]{0,39}\d)(?=[0-9a-f]{0,39}[a-f])[0-9a-f]{7,40}|0x[0-9a-fA-F]{1,40})${END}`,
  ],
  [
    'reference',
    String.raw`(?<![\p{L}\p{N}_.])(?:[vV]\d+(?:\.\d+)*|\d+\.\d+\.\d+)(?:[-+][A-Za-z0-9]\w*(?:\.\w+)*)?${END}`,
  ],
  ['number', String.raw`(?<![\p{L}\p{N}+])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,8}${END}`],
  [
    'number',
    String.raw`(?<![\p{Script=Latin}\p{N}_])\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?${END}`,
  ],
  [
    'number',
    String.raw`(?<![\p{Script=Latin}\p{N}_]|\d[.,:/×x-])(?:(?<=^|[\s(])[+−~≈<>-])?(?:(?:US|CA|AU)?[€$£¥₹] ?)?(?:${DIGITS})(?:[ \u00A0\u202F]?(?:${SPACED_UNITS})(?![\p{Script=Latin}\p{N}_'’{])|(?!${ORDINAL}${END})[\p{Script=Latin}%°µ\d]{0,8}${END}(?:\/[a-z]{1,4}${END})?)`,
  ],
  // A person's own sentinel look-alikes
  ['bracket', String.raw`⟦[^⟦⟧\n]{0,80}⟧|[⟦⟧]`],
]

/** Pairs of formatting marks inside a sentence; group 1 is the mark. */
export const FORMAT_PATTERNS: readonly string[] = [
  String.raw`(?<![\p{L}\p{N}*])(\*{1,3})(?=[^\s*])[^*\n]{0,300}[^\s*]\1(?![\p{L}\p{N}*])`,
  String.raw`(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])[^_\n]{0,300}[^\s_]\1(?![\p{L}\p{N}_])`,
  String.raw`(?<![\p{L}\p{N}~])(~{1,2})(?=[^\s~])[^~\n]{0,300}[^\s~]\1(?![\p{L}\p{N}~])`,
  String.raw`(?<!\|)(\|\|)(?=[^\s|])[^|\n]{0,300}[^\s|]\1(?!\|)`,
]

/** `[label](address)`: the label is text, the rest (groups 1 and 3) is not. */
export const MARKDOWN_LINK = String.raw`(!?\[)([^[\]\n]{1,200})(\]\([^()\s<>]{1,2000}\))`
