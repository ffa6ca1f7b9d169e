import { SENTENCES } from './message-sentences.ts'

/** A chat message in a language, and every stretch of it that must come out of a translation as it went in. */
export interface GeneratedMessage {
  text: string
  language: 'en' | 'fr' | 'es' | 'de'
  spans: string[]
}

const LANGUAGES = ['en', 'fr', 'es', 'de'] as const
const MOST_SPANS = 12
const EMOJI = [
  '🎉',
  '👍🏽',
  '👩‍👩‍👧',
  '🚀',
  '❤️',
  '🇫🇷',
  '1️⃣',
  ':tada:',
  ':+1:',
  ':party_parrot:',
  '<:yes:81234>',
  '<a:spin:9912>',
]
const FENCES = [
  '```js\nconst total = items.length\n```',
  '```\n$ npm ci\nadded 71 packages\n```',
  '```sql\nSELECT * FROM users;\n```',
]

/** A number from 0 up to 1, the next each time. */
type Chance = () => number

const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)]!
const between = (chance: Chance, low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
const word = (chance: Chance) =>
  pick(chance, ['cache', 'login', 'report', 'queue', 'search', 'invoice', 'export', 'theme'])
const number = (chance: Chance) => between(chance, 2, 9999)

/** One maker for each kind of span; the numbers in them make most spans differ. */
const MAKERS: readonly ((chance: Chance) => string)[] = [
  (chance) => `<@U0${number(chance)}ABC>`,
  (chance) => `<@U0${number(chance)}|${word(chance)}.bot>`,
  (chance) => `<@!${number(chance)}4711>`,
  (chance) => `<@&${number(chance)}0815>`,
  (chance) => `<#C0${number(chance)}|team-${word(chance)}>`,
  (chance) => `<#${number(chance)}1234>`,
  (chance) => pick(chance, ['<!here>', '<!channel>', '@here', '@everyone', '@channel']),
  (chance) => `<!subteam^S${number(chance)}|@${word(chance)}>`,
  (chance) => `<!date^13924${number(chance)}^{date_short}|${between(chance, 1, 28)} Feb 2014>`,
  (chance) => `<https://example.com/${word(chance)}/${number(chance)}|the ${word(chance)} page>`,
  (chance) => `</${word(chance)}:${number(chance)}55>`,
  (chance) => `<t:16${number(chance)}:R>`,
  (chance) => `https://example.org/${word(chance)}?id=${number(chance)}&x=1#top`,
  (chance) => `http://localhost:${between(chance, 3000, 9000)}/${word(chance)}`,
  (chance) => `${word(chance)}.${number(chance)}@mail.example.com`,
  (chance) => `\`npm run ${word(chance)}\``,
  (chance) => `\`${word(chance)}_${word(chance)}(x, ${number(chance)})\``,
  (chance) => `{{${word(chance)}}}`,
  (chance) => `\${${word(chance)}}`,
  (chance) => `%(${word(chance)})s`,
  (chance) => `%${between(chance, 1, 9)}$s`,
  (chance) => `src/${word(chance)}/${word(chance)}.ts`,
  (chance) => `/var/log/${word(chance)}.log`,
  (chance) => `--${word(chance)}-limit`,
  (chance) => `${word(chance)}_${word(chance)}`,
  (chance) => `get${number(chance)}()`,
  (chance) => `#${number(chance)}`,
  (chance) => `v${between(chance, 1, 9)}.${between(chance, 0, 20)}.${between(chance, 0, 20)}`,
  (chance) => `${between(chance, 2, 900)} MB`,
  (chance) => `${between(chance, 10, 23)}:${between(chance, 10, 59)}`,
  (chance) => `20${between(chance, 10, 29)}-0${between(chance, 1, 9)}-${between(chance, 10, 28)}`,
  (chance) => `$${number(chance)}.50`,
]

/** `count` messages, the same for the same seed, with 1 to 12 spans of all kinds in all positions. */
export function generateMessages(count: number, seed: number): GeneratedMessage[] {
  const chance = chanceFrom(seed)
  return Array.from({ length: count }, () => {
    for (;;) {
      const message = generate(chance)
      if (message.spans.length >= 1 && message.spans.length <= MOST_SPANS) return message
    }
  })
}

function generate(chance: Chance): GeneratedMessage {
  const language = pick(chance, LANGUAGES)
  const spans: string[] = []
  const lines = Array.from({ length: pick(chance, [1, 1, 1, 2, 3]) }, () => line(chance, language, spans))
  const text = layout(chance, lines, spans)
  return { text, language, spans }
}

function line(chance: Chance, language: GeneratedMessage['language'], spans: string[]): string {
  const make = () => {
    const span = pick(chance, MAKERS)(chance)
    spans.push(span)
    // Neighbours and lists of spans are where translators lose one.
    if (chance() > 0.15) return span
    const other = pick(chance, MAKERS)(chance)
    spans.push(other)
    return `${span} ${other}`
  }
  const sentence = pick(chance, SENTENCES[language]).replace(/_/g, make)
  const emoji = () => {
    const one = pick(chance, EMOJI)
    spans.push(one)
    return one
  }
  const before = chance() < 0.1 ? `${emoji()} ` : ''
  const after = chance() < 0.25 ? ` ${emoji()}` : ''
  return before + sentence + after
}

function layout(chance: Chance, lines: string[], spans: string[]): string {
  const style = pick(chance, ['plain', 'plain', 'plain', 'list', 'numbers', 'quote', 'paragraph', 'fence'])
  if (style === 'list') return lines.map((text) => `- ${text}`).join('\n')
  if (style === 'numbers') return lines.map((text, index) => `${index + 1}. ${text}`).join('\n')
  if (style === 'quote') return lines.map((text) => `> ${text}`).join('\n')
  if (style === 'paragraph') return lines.join(' ')
  if (style === 'plain') return lines.join('\n')
  const fence = pick(chance, FENCES)
  spans.push(fence)
  return [lines[0], fence, ...lines.slice(1)].join('\n')
}

/** Mulberry32: small, seeded, good enough to choose sentences. */
function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
