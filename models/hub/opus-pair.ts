import type { Model } from '../../src/contract/model.ts'
import { twoPartFiles } from './two-part-files.ts'

type Given = Pick<Model, 'languages' | 'licence'> & {
  /** As in the hub's name, for example `en-fr`. */
  pair: string
  kilobytes: Parameters<typeof twoPartFiles>[0]
} & Partial<Pick<Model, 'languageStyle'>>

/** What all the opus-mt models have in common (Marian, by the University of Helsinki). */
export function opusPair({
  pair,
  kilobytes,
  languages,
  licence,
  languageStyle,
}: Given): Model<'translation'> {
  return {
    name: `opus-mt-${pair}`,
    kind: 'translation',
    job: 'translation',
    set: 'standard',
    repository: `Xenova/opus-mt-${pair}`,
    revision: 'main',
    files: twoPartFiles(kilobytes),
    precision: 'q8',
    languages,
    languageStyle: languageStyle ?? { style: 'fixed' },
    maximumTokens: 512,
    licence,
    measured: [],
  }
}
