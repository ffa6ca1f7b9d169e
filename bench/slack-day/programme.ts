import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import { createProgramme, type Entry, type Length } from '../day/programme.ts'
import type { Strand } from '../day/step.ts'
import { shuffled } from '../random.ts'
import * as ask from './ask-scripts.ts'
import * as message from './message-scripts.ts'
import { createStage, type Stage } from './stage.ts'
import type { ChannelMood, World } from './world.ts'

/** A kind of channel; `dm`: direct messages and the home, one strand for each person. */
type Where = ChannelMood | 'dm'

/** 500 events. */
const SCRIPTS: readonly Entry<Stage, Where>[] = [
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

/** A day on Slack: each strand in a place of its own. */
export function createSlackProgramme(
  slack: FakeSlack,
  world: World,
  options: { length: Length; seed: number },
): Strand[] {
  const { people, robot } = world
  const places = createPlaces(world, options.seed)
  const stageIn: Parameters<typeof createProgramme<Stage, Where>>[1] = (where, draw) => {
    const { user, channel } = places(where)
    const others = people.filter((one) => one !== user)
    const other = others[Math.floor(draw.random() * others.length)]!
    return createStage({ slack, user, other, robot, channel, draw })
  }
  return createProgramme(SCRIPTS, stageIn, options)
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
  return (where: Where) => {
    const place = where === 'dm' ? { user: direct.pop()!, channel: channels.quiet[0]! } : free[where].pop()
    if (place?.user === undefined) throw new Error(`the world is too small for the programme: ${where}`)
    return place
  }
}
