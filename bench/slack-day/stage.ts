import { answersFor } from '../../src/contract/phrases/answers/index.ts'
import { interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import type { Channel, Person } from '../../test/fakes/slack/world.ts'
import { anew, event, interactive, type Look, noise } from '../day/deeds.ts'
import { createSpeech, type Draw, spokenIn } from '../day/speech.ts'
import type { Expected } from '../day/step.ts'
import { createSight, type Seen } from './sight.ts'
import { namesFor } from './world.ts'

/** Who plays a script and where. */
export interface Cast {
  slack: FakeSlack
  user: Person
  other: Person
  robot: Person
  channel: Channel
  draw: Draw
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
  const { slack, user, other, channel, draw } = cast
  const sight = createSight(slack)
  let closed: Seen[] | undefined
  const modals = () => closed ?? sight.modals(user.id)
  return {
    ...{ ...cast, sight, modals },
    ...createSpeech(draw, namesFor(other), spokenIn(user.locale)),
    at: { user: user.id, channel: channel.id },
    phrases: { ...interfaceFor(user.locale), answers: answersFor(user.locale) },
    /** What is there for the person's eyes; a command that takes its time is answered in a modal. */
    mine: () => [...sight.privately(user.id, channel.id), ...modals()],
    /** Closes all modals, so that the person can go on; what was in them stays known. */
    async close() {
      closed = sight.modals(user.id)
      for (const _ of closed) await slack.dismiss({ user: user.id })
    },
  }
}

/** What the person can do there, each a step. */
function deedsIn({ slack, at, modals }: Scene) {
  return {
    ...{ event, noise },
    command: (command: string, text: string, sees: Look<Seen>, ...expects: Expected[]) =>
      interactive('slash command', () => slack.command({ ...at, command, text }), sees, expects),
    shortcut: (callback_id: string, ts: () => string, ...expects: Expected[]) => {
      const act = () => slack.shortcut({ ...at, ts: ts(), callback_id })
      return interactive('message shortcut', act, modals, expects)
    },
    /** Presses a button under the first thing to be seen in a place. */
    press: (action_id: RegExp, under: Look<Seen>, sees: Look<Seen>, ...expects: Expected[]) => {
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
