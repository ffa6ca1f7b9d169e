import type { OptionValues } from './request.ts'
import type { MoodPeriod } from './watch.ts'

/** Which messages of a channel or thread are meant. Without any of these: the newest of the channel. */
export interface MessageRange {
  /** This many of the newest. */
  last?: number
  /** Milliseconds since the epoch. */
  since?: number
  /** What came after the asker's own newest message; the door finds it, with `lastHere`. */
  sinceLastHere?: true
  /** Another channel: an id, or a name without `#`. */
  channel?: string
}

/** What words ask for. */
export type Intent =
  | {
      kind: 'task'
      task: string
      options: OptionValues
      /** The text to work on, when the words carry it; else "this" is meant: the message or thread at hand. */
      text?: string
      range: MessageRange
    }
  /**
   * The mood as it is measured; `otherwise` is what the same words ask of the newest messages, for where nothing is measured.
   */
  | { kind: 'mood'; period: MoodPeriod; channel?: string; otherwise?: Intent }
  | { kind: 'help' | 'settings' | 'status' | 'forget' }
  /** Not understood; `hint` says what was missing or wrong when that is known. */
  | { kind: 'unknown'; hint?: string }

/** What the words were said in. */
export interface WordsContext {
  /** Milliseconds since the epoch. */
  now: number
  /** IANA name, for "since 9:00". */
  timeZone?: string
  /** BCP 47. */
  locale?: string
}

/** Understands words, without a model. Pure. */
export interface Understand {
  /** What stands behind a command: `understand.command('translate', 'to French: Hello', …)`. */
  command(task: string, words: string, context: WordsContext): Intent
  /** What is said to Parley in a mention or a direct message, forgiving about wording. */
  words(words: string, context: WordsContext): Intent
  /** What stands behind a command for the mood, in any of the languages: a stretch of time and a channel. */
  mood(words: string): { period?: MoodPeriod; channel?: string }
}
