import type { OptionValues, TaskInput } from './request.ts'

/** A request whose answer is beyond doubt: a model that gives another one does not go into service. */
export interface GoldenExample {
  task: string
  input: TaskInput
  options: OptionValues
  expected:
    | { kind: 'label'; label: 'negative' | 'neutral' | 'positive' }
    /** In this language (ISO 639-1), with each of the spans exactly once. */
    | { kind: 'translation'; language: string; spans: readonly string[] }
    /** Each point said by its speaker in its sources; at least one of them from these messages. */
    | { kind: 'points'; among: readonly string[] }
}
