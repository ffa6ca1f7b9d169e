import type { Control } from '../discord-message.ts'

/** The words that the layout adds, in the reader's language. */
export interface Phrases {
  restInFile: string
  /** Before the words that carried a sentiment. */
  because: string
  /** After the links to the first few of a point's messages. */
  more(count: number): string
}

export const PHRASES: Phrases = {
  restInFile: 'The whole answer is in the attached file.',
  because: 'because of',
  more: (count) => `and ${count} more`,
}

/** What a reply needs to be shown in Discord. */
export interface View {
  /** Message id → jump link. */
  links: ReadonlyMap<string, string>
  /** The buttons, the most important first: those beyond Discord's limits are left out. */
  controls: readonly Control[]
  /** English when left out. */
  phrases?: Phrases
}
