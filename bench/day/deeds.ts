import type { InterfacePhrases } from '../../src/contract/phrases/interface/index.ts'
import type { Expected, Kind, Seen, Step } from './step.ts'

export type Act = () => unknown
export type Look<S extends Seen = Seen> = () => S[]

/** What somebody says or does in the open, and what answers it. */
export const event = (kind: Kind, act: Act, sees: Look, expects: Expected[]): Step => {
  return { kind, wants: 'answer', act, sees, expects }
}

/** What nobody answers: what is there already stays as it is. */
export const noise = (kind: Kind, act: Act, sees: Look, expects: Expected[] = []): Step => {
  return { kind, wants: 'nothing', act, sees, expects }
}

/** A command, or something that was pressed or chosen. */
export const interactive = (kind: Kind, act: Act, sees: Look, expects: Expected[]): Step => {
  return { kind, interactive: true, wants: 'answer', act, sees, expects }
}

/** The same step, where the first thing to be seen is to become another text than it was. */
export function anew(step: Step): Step {
  let before = ''
  const [fits, ...rest] = step.expects
  const act = () => {
    before = step.sees()[0]?.text ?? ''
    return step.act()
  }
  return { ...step, act, expects: [(text) => fits!(text) && text !== before, ...rest] }
}

/** Whether any of these words is in it. */
export const has =
  (...words: string[]): Expected =>
  (text) =>
    words.some((word) => text.includes(word))

/** Whether all of these words are in it. */
export const hasAll =
  (...words: string[]): Expected =>
  (text) =>
    words.every((word) => text.includes(word))

const NOTHING = { settings: 0, feedback: 0, audit: 0, memos: 0, channels: 0 }
/** Whether it says that all about a person is deleted, or that there was nothing. */
export const forgot = ({ settings: { forgotten } }: InterfacePhrases): Expected =>
  has(forgotten(NOTHING), forgotten({ ...NOTHING, settings: 1 }))
