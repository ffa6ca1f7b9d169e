import type { SpokenLanguage } from '../nearest.ts'

/** How a language writes numbers and counts things. */
export function counting(language: SpokenLanguage) {
  const format = new Intl.NumberFormat(language)
  const signed = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' })
  const percents = new Intl.NumberFormat(language, { style: 'percent' })
  const rules = new Intl.PluralRules(language)
  return {
    /** `1,204` */
    number: (value: number) => format.format(value),
    /** `+12`, and with the proper sign `−12` */
    signed: (value: number) => signed.format(value).replace('-', '−'),
    /** `12%` for 12 */
    percent: (value: number) => percents.format(value / 100),
    /** `1 message`, `1,204 messages` */
    count: (value: number, one: string, many: string) =>
      `${format.format(value)} ${rules.select(value) === 'one' ? one : many}`,
  }
}
