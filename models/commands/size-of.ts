import type { Model } from '../../src/contract/model.ts'

/** The size of all files of a model, for people: `57 MB`. */
export function sizeOf(model: Pick<Model, 'files'>): string {
  const bytes = model.files.reduce((total, file) => total + file.bytes, 0)
  if (bytes === 0) return '–'
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / 1e6))} MB`
}
