import { emojiEmotion } from 'emoji-emotion'
import { EMOJI, EMOTICON, SHORTCODE } from './emoji-pattern.ts'
import { MORE_POLARITIES, SHORTCODES } from './emoji-polarity.ts'

const PATTERN = new RegExp(`${EMOJI}|${SHORTCODE}|${EMOTICON}`, 'gu')
const POLARITY: ReadonlyMap<string, number> = new Map([
  ...emojiEmotion.map(({ emoji, polarity }) => [bare(emoji), polarity] as const),
  ...emojiEmotion.map(({ name, polarity }) => [name, polarity] as const),
  ...Object.entries(MORE_POLARITIES).map(([emoji, polarity]) => [bare(emoji), polarity] as const),
  ...Object.entries(SHORTCODES),
])
const HAPPY_FACE = /^(?:[:;=8]['’]?[-^o]?[)\]DPp*3]+|x?X?D+|<3+|\^[_.-]?\^|\\o\/)$/u
const SAD_FACE = /^(?:[:;=]['’]?[-^o]?[([/\\|$]+|>:[()]|<\/3+|-_+-|T_+T|D:)$/u

/** How many emoji, short codes and emoticons a text has, and how many of them are glad or sad; the rest are neither. */
export function emojiMood(text: string): { positive: number; negative: number; total: number } {
  const polarities = Array.from(text.matchAll(PATTERN), ([found]) => polarityOf(found))
  return {
    positive: polarities.filter((polarity) => polarity > 0).length,
    negative: polarities.filter((polarity) => polarity < 0).length,
    total: polarities.length,
  }
}

/** How glad (above 0) or sad an emoji is, from -5 to 5, by itself or by its name without colons; 0 for what says neither. */
export function emojiPolarity(emoji: string): number {
  return POLARITY.get(bare(emoji)) ?? POLARITY.get(emoji.toLowerCase()) ?? 0
}

function polarityOf(found: string): number {
  const known = POLARITY.get(bare(found)) ?? POLARITY.get(shortcodeName(found))
  if (known !== undefined) return known
  if (HAPPY_FACE.test(found)) return 1
  return SAD_FACE.test(found) ? -1 : 0
}

/** Without skin tone and presentation: these do not change what an emoji says. */
function bare(emoji: string): string {
  return emoji.replace(/[\uFE0F\p{EMod}]|\u200D[♀♂]/gu, '')
}

function shortcodeName(found: string): string {
  return /^:([^:]+):/.exec(found)?.[1]?.toLowerCase() ?? ''
}
