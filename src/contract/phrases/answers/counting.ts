import type { SpokenLanguage } from '../nearest.ts'

/** How a language writes numbers and counts things. */
export function counting(language: SpokenLanguage) {
  const format = new Intl.NumberFormat(language)
  const rules = new Intl.PluralRules(language)
  return {
    /** `1,204` */
    number: (value: number) => format.format(value),
    /** `1 message`, `1,204 messages` */
    count: (value: number, one: string, many: string) =>
      `${format.format(value)} ${rules.select(value) === 'one' ? one : many}`,
  }
}
