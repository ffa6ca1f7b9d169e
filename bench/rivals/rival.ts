/** What one run of a rival took. */
export interface Work {
  texts: number
  /** Tokens of generated text, for translators. */
  tokens: number
  /** Everything between the texts and the answers. */
  milliseconds: number
  /** The part of it that went into tokenising. */
  tokeniseMilliseconds: number
}

/** Other software doing Parley's work: all texts in, the time it took out. */
type Rival = (texts: readonly string[]) => Promise<Work>

/** Loads a rival's model from a folder in transformers.js's layout. */
export type OpenRival = (folder: string, settings: RivalSettings) => Promise<Rival>

export interface RivalSettings {
  batchItems: number
}

/** Every text of a list cut into batches. */
export function batchesOf<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}
