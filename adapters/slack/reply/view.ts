import { type InterfacePhrases, interfaceFor } from '../../../src/contract/phrases/interface/index.ts'
import type { Names } from '../mrkdwn.ts'
import type { Control, SlackFile } from '../slack-message.ts'

/** The words that the layout adds, in the reader's language. */
export type Phrases = Pick<InterfacePhrases, 'restInFile' | 'because' | 'more' | 'usual'>

/** For a reader whose language is not known. */
export const PHRASES: Phrases = interfaceFor(undefined)

/** What a reply needs to be shown in Slack. */
export interface View {
  names: Names
  /** Message id (Slack's `ts`) → permalink. */
  links: ReadonlyMap<string, string>
  /** The buttons, the most important first: those beyond Slack's limits are left out. */
  controls: readonly Control[]
  /** For who listens: arrows say nothing aloud. */
  silent?: boolean
  /** Stands beside the messages, in the place of bars. */
  picture?: SlackFile
  /** English when left out. */
  phrases?: Phrases
}
