import type { ErrorCode } from './errors.ts'
import type { OptionValues } from './request.ts'

/** Numbers to draw, so that an adapter that cannot draw prints a table. */
export interface Chart {
  kind: 'bars'
  /** What the values are, for example `%`. */
  unit: string
  points: { label: string; value: number; tone?: Tone }[]
}

/** Values over time, to draw; adapters that cannot draw print them as bars. */
export interface Trend {
  /** What the values are, for example `mood`. */
  label: string
  /** The least and the greatest value that there can be. */
  range: readonly [number, number]
  /** In order of time; without a value where too little was said. */
  points: { label: string; value?: number }[]
  /** What is usual, drawn as a line. */
  baseline?: number
}

/** What a value means to a reader, whatever its label is called in their language: adapters colour by it. */
export type Tone = 'positive' | 'neutral' | 'negative'

/** A labelled piece of the answer; `text` is plain. */
export interface Field {
  label: string
  text: string
  /** Id of a channel of the platform, to show as it shows channels; `text` is for who cannot. */
  channel?: string
}

/** Something to press: the same input again with exactly these options (and perhaps another task). */
export interface Action {
  label: string
  task: string
  options: OptionValues
  /** An option to choose from a list when it is pressed; the choice goes over what `options` say. */
  choose?: { option: string; choices: { label: string; value: string }[] }
}

/** One point of a summary: what was said, by whom, and in which messages. */
export interface SourcedPoint {
  text: string
  speaker: string
  /** Message ids. */
  sources: string[]
  /** Addresses of those messages, where they are not in the channel that is read from. */
  links?: string[]
}

/** Points under a heading, with a bullet each as `points` have. */
export interface Section {
  title: string
  /** Id of the channel of the platform that it is about, to show beside the title as the platform shows channels. */
  channel?: string
  points: SourcedPoint[]
  /** A quiet remark below. */
  note?: string
}

/** A piece of the asker's text and how much it moved the score: above 0 towards the label, below 0 away from it. */
export interface Highlight {
  text: string
  weight: number
}

/** Why there is no answer. */
export interface ReplyError {
  code: ErrorCode
  message: string
  /** When the same request may succeed, where that is known. */
  retryAfterSeconds?: number
}

/** What the bot answers: flat, in plain text. Adapters lay it out and escape it. */
export interface Reply {
  title: string
  text?: string
  fields?: Field[]
  chart?: Chart
  trend?: Trend
  points?: SourcedPoint[]
  sections?: Section[]
  highlights?: Highlight[]
  actions?: Action[]
  /** Quiet remarks: what was left out, `via English`, … */
  notes: string[]
  /** `name@revision` of every model that took part. */
  models: string[]
  /** The answer as data: what `--json` and the API give. */
  data: Record<string, unknown>
  error?: ReplyError
  visibility: 'private' | 'public'
}
