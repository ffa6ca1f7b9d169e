import { describe, expect, it } from 'vitest'
import { languageOfFlag } from '../../../adapters/slack/flags.ts'

describe('languageOfFlag', () => {
  it.each([
    ['flag-fr', 'fr'],
    ['fr', 'fr'],
    ['flag-us', 'en'],
    ['us', 'en'],
    ['gb', 'en'],
    ['uk', 'en'],
    ['flag-england', 'en'],
    ['flag-at', 'de'],
    ['flag-mx', 'es'],
    ['flag-br', 'pt'],
    ['jp', 'ja'],
    ['cn', 'zh'],
    ['flag-ua', 'uk'],
  ])('%s stands for %s', (reaction, language) => expect(languageOfFlag(reaction)).toBe(language))

  it.each([
    'tada',
    'flag-eu',
    'flag-un',
    'flag-xq',
    'it-works',
    'ok',
    'no',
    'flag-',
    'checkered_flag',
    'pirate_flag',
  ])('%s is no flag of a country', (reaction) => expect(languageOfFlag(reaction)).toBeUndefined())
})
