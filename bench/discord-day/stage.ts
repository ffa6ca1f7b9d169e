import { answersFor } from '../../src/contract/phrases/answers/index.ts'
import { interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import type { FakeDiscord } from '../../test/fakes/discord/index.ts'
import type { Channel, User } from '../../test/fakes/discord/world.ts'
import { event, interactive, type Look, noise } from '../day/deeds.ts'
import { SPOKEN } from '../day/sentences.ts'
import { createSpeech, type Draw, spokenIn } from '../day/speech.ts'
import type { Expected } from '../day/step.ts'
import { createSight } from './sight.ts'
import { namesFor } from './world.ts'

/** Who plays a script and where. */
export interface Cast {
  discord: FakeDiscord
  user: User
  other: User
  robot: User
  channel: Channel
  /** Another channel that the person sees. */
  elsewhere: string
  draw: Draw
}

/** What scripts are written with. */
export type Stage = ReturnType<typeof createStage>

export function createStage(cast: Cast) {
  const { discord, user, other, channel, draw } = cast
  const sight = createSight(discord)
  const scene = {
    ...{ ...cast, sight, event, noise },
    ...createSpeech(draw, namesFor(other), spokenIn(user.locale)),
    at: { user: user.id, channel: channel.id },
    phrases: phrasesFor(user.locale),
    /** What is there for the person's eyes. */
    mine: () => sight.privately(user.id, channel.id),
  }
  return { ...scene, ...deedsIn(scene) }
}

const phrasesFor = (locale: string) => ({ ...interfaceFor(locale), answers: answersFor(locale) })

/** Whoever has used no command is spoken to in a language that they may not have chosen. */
export const ALL_PHRASES = SPOKEN.map(phrasesFor)

type Options = Record<string, string | number | boolean>
type Scene = Pick<Cast, 'discord'> & { at: { user: string; channel: string }; mine: Look }

/** What the person can do there, each a step. */
function deedsIn({ discord, at, mine }: Scene) {
  const pressed = (which: RegExp, under: Look) => {
    return { user: at.user, message: under()[0]!.id, custom_id: which }
  }
  return {
    command: (name: string, options: Options, ...expects: Expected[]) =>
      interactive('slash command', () => discord.command({ ...at, name, options }), mine, expects),
    parley: (subcommand: string, ...expects: Expected[]) =>
      interactive(
        'slash command',
        () => discord.command({ ...at, name: 'parley', subcommand }),
        mine,
        expects,
      ),
    menu: (name: string, message: () => string, ...expects: Expected[]) => {
      const act = () => discord.messageCommand({ ...at, name, message: message() })
      return interactive('message menu', act, mine, expects)
    },
    /** What is offered while a language is typed. */
    complete(name: string, value: string, offered: Expected) {
      let shown = ''
      const act = async () => {
        const choices = await discord.autocomplete({
          ...at,
          name,
          options: { text: 'x' },
          option: 'to',
          value,
        })
        shown = choices.map((choice) => choice.name).join()
        return { within: shown !== '' }
      }
      const sees = () => (shown === '' ? [] : [{ id: shown, text: shown, working: false }])
      return interactive('autocomplete', act, sees, [offered])
    },
    /** Presses a button under the first thing to be seen in a place. */
    press: (which: RegExp, under: Look, sees: Look, ...expects: Expected[]) =>
      interactive('button or menu', () => discord.press(pressed(which, under)), sees, expects),
    choose: (which: RegExp, value: string, under: Look, sees: Look, ...expects: Expected[]) => {
      const act = () => discord.choose({ ...pressed(which, under), value })
      return interactive('button or menu', act, sees, expects)
    },
  }
}
