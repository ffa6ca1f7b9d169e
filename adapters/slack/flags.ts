import { languageOfCountry } from '../../src/text/country-language.ts'

/** Names without a country code in them that Slack gives to flags. https://github.com/iamcal/emoji-data */
const NAMED: Readonly<Record<string, string>> = {
  uk: 'GB',
  'flag-england': 'GB',
  'flag-scotland': 'GB',
  'flag-wales': 'GB',
}

/** Two-letter emoji names that are not flags. */
const SHORT = new Set('cn de es fr gb it jp kr ru uk us'.split(' '))

/** The language that most people of a flag's country speak (ISO 639-1), or undefined when the emoji is no country's flag. */
export function languageOfFlag(reaction: string): string | undefined {
  const name = reaction.toLowerCase()
  const code = NAMED[name] ?? (SHORT.has(name) ? name : /^flag-([a-z]{2})$/.exec(name)?.[1])
  return code && languageOfCountry(code.toUpperCase())
}
