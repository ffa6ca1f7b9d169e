import { languageOfCountry } from '../../src/text/country-language.ts'

/** "A" as a regional indicator. https://unicode.org/reports/tr51/#Flags */
const INDICATOR_A = 0x1f1e6
/** What an ASCII character is moved by to become a tag. https://unicode.org/reports/tr51/#Emoji_Tag_Sequences */
const TAGS = 0xe0000
const COUNTRY_FLAG = /^[\u{1F1E6}-\u{1F1FF}]{2}$/u
const PART_FLAG = /^\u{1F3F4}([\u{E0061}-\u{E007A}]{5})\u{E007F}$/u

/** The only parts of countries with an emoji of their own: England, Scotland and Wales. */
const PARTS = new Set(['gbeng', 'gbsct', 'gbwls'])

/**
 * The language that most people of a flag's country speak (ISO 639-1), or undefined when the emoji is no country's flag
 * or that language has no such code.
 */
export function languageOfFlag(emoji: string): string | undefined {
  const country = countryOf(emoji)
  const language = country && languageOfCountry(country)
  // CLDR calls the Tagalog of the Philippines Filipino.
  if (language === 'fil') return 'tl'
  return language?.length === 2 ? language : undefined
}

function countryOf(emoji: string): string | undefined {
  if (COUNTRY_FLAG.test(emoji)) return letters(emoji, INDICATOR_A - 'A'.charCodeAt(0))
  const tags = PART_FLAG.exec(emoji)?.[1]
  return tags !== undefined && PARTS.has(letters(tags, TAGS)) ? 'GB' : undefined
}

const letters = (emoji: string, moved: number) =>
  String.fromCharCode(...[...emoji].map((one) => one.codePointAt(0)! - moved))
