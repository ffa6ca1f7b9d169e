import { describe, expect, it } from 'vitest'
import { languageOfFlag } from '../../../adapters/discord/flags.ts'

describe('languageOfFlag', () => {
  it.each([
    ['🇫🇷', 'fr'],
    ['🇺🇸', 'en'],
    ['🇬🇧', 'en'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'en'],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'en'],
    ['🏴󠁧󠁢󠁷󠁬󠁳󠁿', 'en'],
    ['🇦🇹', 'de'],
    ['🇲🇽', 'es'],
    ['🇧🇷', 'pt'],
    ['🇯🇵', 'ja'],
    ['🇨🇳', 'zh'],
    ['🇺🇦', 'uk'],
    ['🇵🇭', 'tl'],
  ])('%s stands for %s', (emoji, language) => expect(languageOfFlag(emoji)).toBe(language))

  it.each([
    ['a party popper', '🎉'],
    ['the European Union', '🇪🇺'],
    ['the United Nations', '🇺🇳'],
    ['letters of no country', '🇽🇶'],
    ['a country whose language has no two letters', '🇵🇼'],
    ['a black flag', '🏴'],
    ['a pirate flag', '🏴‍☠️'],
    ['a chequered flag', '🏁'],
    ['Texas', '🏴󠁵󠁳󠁴󠁸󠁿'],
    ['one letter', '🇫'],
    ['two flags', '🇫🇷🇩🇪'],
    ['a name', 'fr'],
    ['a custom emoji', 'flag_fr'],
    ['nothing', ''],
  ])('%s is no flag of a country', (_, emoji) => expect(languageOfFlag(emoji)).toBeUndefined())
})
