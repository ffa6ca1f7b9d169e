/** Codes that `Intl` has a name for, but that are no country's. */
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB'])
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/**
 * The language that most people of a country speak, as CLDR codes it, or undefined for what is no country.
 * @param country ISO 3166-1, two capital letters.
 * @source Unicode CLDR likely subtags, through Intl.
 */
export function languageOfCountry(country: string): string | undefined {
  if (NOT_COUNTRIES.has(country) || COUNTRIES.of(country) === undefined) return undefined
  return new Intl.Locale(`und-${country}`).maximize().language
}
