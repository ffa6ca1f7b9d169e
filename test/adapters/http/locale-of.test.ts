import { describe, expect, it } from 'vitest'
import { localeOf } from '../../../adapters/http/locale-of.ts'

describe('the locale of a client', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['*', undefined],
    ['fr', 'fr'],
    ['fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5', 'fr-CH'],
    ['en;q=0.2,de-AT;q=0.7', 'de-AT'],
    ['de;q=0, es;q=0.1', 'es'],
    ['<script>, fr;q=2, zh-Hant-TW;q=0.3', 'zh-Hant-TW'],
  ])('%s: %s', (header, expected) => expect(localeOf(header)).toBe(expected))
})
