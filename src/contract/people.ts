/** Somebody on a platform; the ids are the platform's own. */
export interface Person {
  platform: string
  workspace: string
  user: string
}

/** What a person has asked for. */
export interface PersonSettings {
  /** ISO 639-1: the language that `translate` goes to when none is named. */
  language?: string
  /** Their messages take part in nothing: not in summaries, translations or sentiment that others ask for. */
  neverAnalyse?: boolean
}

/** A verdict on an answer; the last one counts. */
export interface Feedback {
  /** Identifies the answer among this person's; says nothing of its content. */
  answer: string
  task: string
  /** `name@revision`. */
  models: string[]
  good: boolean
}

/**
 * How many records are kept about a person, by what they are; `audit`: rows of the audit trail; `channels`: those whose
 * alerts or digests go to them directly.
 */
export interface Held {
  settings: number
  feedback: number
  audit: number
  channels: number
}

/** How many there were; `memos`: of answers whose buttons said who had typed the text. */
export interface Forgotten extends Held {
  memos: number
}

/** What is kept about people. */
export interface People {
  settings(person: Person): Promise<PersonSettings>
  /** Changes what is named; `undefined` takes a setting back. */
  change(
    person: Person,
    change: { [K in keyof PersonSettings]: PersonSettings[K] | undefined },
  ): Promise<PersonSettings>
  rate(person: Person, feedback: Feedback): Promise<void>
  held(person: Person): Promise<Held>
  /** Removes them all, but for rows of the audit trail and settings of channels, which stay without the person. */
  forget(person: Person): Promise<Forgotten>
}
