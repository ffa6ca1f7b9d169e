import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import { createRandom, shuffled } from '../random.ts'
import * as ask from './ask-scripts.ts'
import * as message from './message-scripts.ts'
import { createStage } from './stage.ts'
import type { Strand } from './step.ts'
import type { ChannelMood, World } from './world.ts'

/** A script, in which channels it plays (`dm`: a direct message, one for each person) and how often. */
type Entry = readonly [script: ask.Script, where: ChannelMood | 'dm', times: number]

/** 500 events. */
const FULL: readonly Entry[] = [
  [ask.translateCommand, 'quiet', 26],
  [ask.shareTranslation, 'lively', 10],
  [ask.otherLanguage, 'quiet', 9],
  [ask.feelsCommand, 'quiet', 14],
  [ask.feelsAndThumb, 'quiet', 10],
  [ask.summariseCommand, 'quiet', 8],
  [ask.summariseLonger, 'quiet', 6],
  [ask.askHelp, 'quiet', 5],
  [ask.askStatus, 'quiet', 5],
  [ask.forgetMe, 'quiet', 4],
  [ask.openSettings, 'quiet', 4],
  [ask.mentionTranslate, 'quiet', 22],
  [ask.mentionMood, 'quiet', 6],
  [ask.mentionHelp, 'quiet', 4],
  [ask.summariseThread, 'lively', 7],
  [ask.directTranslate, 'dm', 17],
  [ask.directEdited, 'dm', 8],
  [ask.directFeels, 'dm', 6],
  [ask.directGreeting, 'dm', 4],
  [ask.openHome, 'dm', 12],
  [message.flag, 'lively', 10],
  [message.twoFlags, 'lively', 4],
  [message.flagAndEdit, 'lively', 7],
  [message.flagAndDeletion, 'lively', 6],
  [message.flagAndRegret, 'lively', 4],
  [message.mentionInOpen, 'open', 8],
  [message.mentionLives, 'open', 8],
  [message.mentionCorrected, 'open', 4],
  [message.translateShortcut, 'lively', 7],
  [message.feelsShortcut, 'lively', 5],
  [message.summariseShortcut, 'lively', 4],
  [message.joining, 'quiet', 4],
  [message.topic, 'quiet', 2],
  [message.otherBot, 'lively', 4],
  [message.emptyEdit, 'lively', 4],
  [message.looking, 'lively', 4],
  [message.chatter, 'quiet', 8],
]

export type Length = 'full' | 'short'

/** Who does what: each strand in a place of its own, in an order that is the same for the same seed. */
export function createProgramme(
  slack: FakeSlack,
  world: World,
  { length, seed }: { length: Length; seed: number },
): Strand[] {
  const random = createRandom(seed)
  const numbers = shuffled(
    Array.from({ length: 5000 }, (_, index) => String(20_000 + 7 * index)),
    seed,
  )
  const places = createPlaces(world, seed)
  const strands = FULL.flatMap(([script, where, times]) =>
    Array.from({ length: length === 'full' ? times : 1 }, (): Strand => {
      const { user, channel } = places(where)
      const others = world.people.filter((one) => one !== user)
      const other = others[Math.floor(random() * others.length)]!
      const cast = { slack, user, other, robot: world.robot, channel, random, number: () => numbers.pop()! }
      const stage = createStage(cast)
      return { name: script.name, user: user.id, steps: script(stage), end: stage.close }
    }),
  )
  return shuffled(strands, seed)
}

/** Each pair of a person and a channel once, and each person's direct messages and home once. */
function createPlaces({ people, channels }: World, seed: number) {
  const pairs = (mood: ChannelMood) =>
    shuffled(
      people.flatMap((user) => channels[mood].map((channel) => ({ user, channel }))),
      seed,
    )
  const free = { quiet: pairs('quiet'), lively: pairs('lively'), open: pairs('open') }
  const direct = shuffled(people, seed)
  return (where: ChannelMood | 'dm') => {
    const place = where === 'dm' ? { user: direct.pop()!, channel: channels.quiet[0]! } : free[where].pop()
    if (place?.user === undefined) throw new Error(`the world is too small for the programme: ${where}`)
    return place
  }
}

/** How many events there are in it. */
export const eventsIn = (strands: readonly Strand[]) => strands.flatMap(({ steps }) => steps).length
