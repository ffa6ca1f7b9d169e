import { detectLanguage } from '../../text/language.ts'
import { plainWords } from '../../text/plain-words.ts'
import { isChatter } from './chatter.ts'

/** What people put between a text and its translation. */
const SEPARATOR = /\n+|\s[/|]\s/

/**
 * The language that a message is to be translated from: one of these, if that is sure. Undefined for what is left alone:
 * chatter, other languages, and messages that say it in all of these languages already.
 * @param languages ISO 639-1.
 */
export function sourceLanguage(text: string, languages: readonly string[]): string | undefined {
  if (isChatter(text)) return undefined
  const { language, sure } = detectLanguage(text, { expect: languages })
  if (!sure || language === undefined || !languages.includes(language)) return undefined
  return saysAll(text, languages) ? undefined : language
}

function saysAll(text: string, languages: readonly string[]): boolean {
  const parts = text.split(SEPARATOR).filter((part) => plainWords(part).includes(' '))
  if (parts.length < languages.length) return false
  const found = new Set(
    parts.map((part) => {
      const { language, sure } = detectLanguage(part, { expect: languages })
      return sure ? language : undefined
    }),
  )
  return languages.every((language) => found.has(language))
}
