import { type InterfacePhrases, interfaceFor } from '../../../src/contract/phrases/interface/index.ts'
import type { Control, DiscordFile } from '../discord-message.ts'

/** The words that the layout adds, in the reader's language. */
export type Phrases = Pick<InterfacePhrases, 'restInFile' | 'because' | 'more' | 'usual'>

/** For a reader whose language is not known. */
export const PHRASES: Phrases = interfaceFor(undefined)

/** What a reply needs to be shown in Discord. */
export interface View {
  /** Message id → jump link. */
  links: ReadonlyMap<string, string>
  /** The buttons, the most important first: those beyond Discord's limits are left out. */
  controls: readonly Control[]
  /** Of the values over time; without it they are bars. */
  picture?: DiscordFile
  /** English when left out. */
  phrases?: Phrases
}
