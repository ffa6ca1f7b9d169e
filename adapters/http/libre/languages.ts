import type { Model } from '../../../src/contract/model.ts'
import type { ServedModel } from '../../../src/contract/served-model.ts'
import { languageName } from '../../../src/text/languages.ts'

/** A language as LibreTranslate lists it. */
export interface LibreLanguage {
  code: string
  name: string
  /** Codes, its own among them. */
  targets: string[]
}

/** What the models in service translate, directly or through English. */
export function libreLanguages(served: readonly ServedModel[]): LibreLanguage[] {
  const translators = served.filter(
    ({ service, model }) => service.role !== 'none' && model.job === 'translation',
  )
  const models = translators.map(({ model }) => model)
  const sources = [...new Set(models.flatMap(({ languages }) => languages.from))].sort()
  return sources.map((code) => ({ code, name: languageName(code), targets: targetsOf(code, models) }))
}

function targetsOf(code: string, models: readonly Model[]): string[] {
  const direct = (from: string) =>
    models.filter(({ languages }) => languages.from.includes(from)).flatMap(({ languages }) => languages.to)
  const first = direct(code)
  return [...new Set([code, ...first, ...(first.includes('en') ? direct('en') : [])])].sort()
}
