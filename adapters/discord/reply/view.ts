import { type InterfacePhrases, interfaceFor } from '../../../src/contract/phrases/interface/index.ts'
import type { Control } from '../discord-message.ts'

/** The words that the layout adds, in the reader's language. */
export type Phrases = Pick<InterfacePhrases, 'restInFile' | 'because' | 'more'>

/** For a reader whose language is not known. */
export const PHRASES: Phrases = interfaceFor(undefined)

/** What a reply needs to be shown in Discord. */
export interface View {
  /** Message id → jump link. */
  links: ReadonlyMap<string, string>
  /** The buttons, the most important first: those beyond Discord's limits are left out. */
  controls: readonly Control[]
  /** English when left out. */
  phrases?: Phrases
}
