import { answersFor } from '../../src/contract/phrases/answers/index.ts'
import { interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import type { Channel, Person } from '../../test/fakes/slack/world.ts'
import { SENTENCES, SPOKEN, type Spoken } from './sentences.ts'
import { createSight, type Seen } from './sight.ts'
import type { Expected, Kind, Step } from './step.ts'
import { languageOf } from './world.ts'

/** Who plays a script and where. */
export interface Cast {
  slack: FakeSlack
  user: Person
  other: Person
  robot: Person
  channel: Channel
  /** The next number in [0, 1). */
  random(): number
  /** A number that nobody else has. */
  number(): string
}

/** A sentence with a number that is nowhere else. */
export interface Sentence {
  text: string
  number: string
  language: Spoken
}

/** What scripts are written with. */
export type Stage = ReturnType<typeof createStage>

export function createStage(cast: Cast) {
  const scene = createScene(cast)
  return { ...scene, ...deedsIn(scene) }
}

type Scene = ReturnType<typeof createScene>

/** Who, where, what to say, and where to look. */
function createScene(cast: Cast) {
  const { slack, user, other, channel, random } = cast
  const sight = createSight(slack)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!
  let closed: Seen[] | undefined
  const modals = () => closed ?? sight.modals(user.id)

  function sentence(language: Spoken = pick(SPOKEN)): Sentence {
    const number = cast.number()
    const text = pick(SENTENCES[language]).replace('{n}', number).replace('{who}', `<@${other.id}>`)
    return { text, number, language }
  }
  return {
    ...{ ...cast, sight, modals, sentence },
    at: { user: user.id, channel: channel.id },
    phrases: { ...interfaceFor(user.locale), answers: answersFor(user.locale) },
    /** What is there for the person's eyes; a command that takes its time is answered in a modal. */
    mine: () => [...sight.privately(user.id, channel.id), ...modals()],
    /** A sentence that is not in the person's own language. */
    foreign: () => sentence(pick(SPOKEN.filter((code) => code !== languageOf(user)))),
    /** A language to translate it to. */
    target: ({ language }: Sentence) => pick(SPOKEN.filter((code) => code !== language)),
    /** Closes all modals, so that the person can go on; what was in them stays known. */
    async close() {
      closed = sight.modals(user.id)
      for (const _ of closed) await slack.dismiss({ user: user.id })
    },
  }
}

type Act = () => unknown
type Look = () => Seen[]

/** What the person can do there, each a step. */
function deedsIn({ slack, at, modals }: Scene) {
  const interactive = (kind: Kind, act: Act, sees: Look, expects: Expected[]): Step => {
    return { kind, interactive: true, wants: 'answer', act, sees, expects }
  }
  return {
    event: (kind: Kind, act: Act, sees: Look, expects: Expected[]): Step => {
      return { kind, wants: 'answer', act, sees, expects }
    },
    noise: (kind: Kind, act: Act, sees: Look, expects: Expected[] = []): Step => {
      return { kind, wants: 'nothing', act, sees, expects }
    },
    command: (command: string, text: string, sees: Look, ...expects: Expected[]) =>
      interactive('slash command', () => slack.command({ ...at, command, text }), sees, expects),
    shortcut: (callback_id: string, ts: () => string, ...expects: Expected[]) => {
      const act = () => slack.shortcut({ ...at, ts: ts(), callback_id })
      return interactive('message shortcut', act, modals, expects)
    },
    /** Presses a button under the first thing to be seen in a place. */
    press: (action_id: RegExp, under: Look, sees: Look, ...expects: Expected[]) => {
      const act = () => {
        const { view, ts } = under()[0]!
        return slack.press({ user: at.user, action_id, ...(view ? { view: ts } : { message: ts }) })
      }
      return interactive('button or menu', act, sees, expects)
    },
    /** Chooses a language in the modal in front. */
    choose: (value: string, expected: Expected) => {
      const act = () => slack.choose({ user: at.user, view: 'modal', value })
      return anew(interactive('button or menu', act, modals, [expected]))
    },
  }
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
