import { type InterfacePhrases, interfaceFor } from '../../../src/contract/phrases/interface/index.ts'
import type { Names } from '../mrkdwn.ts'
import type { Control } from '../slack-message.ts'

/** The words that the layout adds, in the reader's language. */
export type Phrases = Pick<InterfacePhrases, 'restInFile' | 'because' | 'more'>

/** For a reader whose language is not known. */
export const PHRASES: Phrases = interfaceFor(undefined)

/** What a reply needs to be shown in Slack. */
export interface View {
  names: Names
  /** Message id (Slack's `ts`) → permalink. */
  links: ReadonlyMap<string, string>
  /** The buttons, the most important first: those beyond Slack's limits are left out. */
  controls: readonly Control[]
  /** English when left out. */
  phrases?: Phrases
}
