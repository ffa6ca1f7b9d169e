import type { FakeDiscord } from '../../test/fakes/discord/index.ts'
import type { Channel } from '../../test/fakes/discord/world.ts'
import { createProgramme, type Entry, type Length } from '../day/programme.ts'
import type { Strand } from '../day/step.ts'
import { shuffled } from '../random.ts'
import * as ask from './ask-scripts.ts'
import * as flag from './flag-scripts.ts'
import * as message from './message-scripts.ts'
import { createStage, type Stage } from './stage.ts'
import type { World } from './world.ts'

/** A room of the server, its forum, direct messages, another server, or a room for somebody who keeps to themselves. */
type Where = 'room' | 'forum' | 'dm' | 'abroad' | 'alone'

/** 500 events. */
const SCRIPTS: readonly Entry<Stage, Where>[] = [
  [ask.translateCommand, 'room', 18],
  [ask.translateToMine, 'room', 6],
  [ask.completeLanguage, 'room', 6],
  [ask.shareTranslation, 'room', 7],
  [ask.otherLanguage, 'room', 6],
  [ask.feelsCommand, 'room', 8],
  [ask.feelsAndThumb, 'room', 6],
  [ask.summariseCommand, 'room', 5],
  [ask.summariseSince, 'room', 4],
  [ask.summariseElsewhere, 'room', 3],
  [ask.summariseLonger, 'room', 5],
  [ask.askHelp, 'room', 4],
  [ask.askStatus, 'room', 3],
  [ask.forgetMe, 'alone', 3],
  [ask.changeLanguage, 'alone', 3],
  [ask.neverAnalyse, 'alone', 3],
  [ask.deleteMine, 'alone', 3],
  [ask.directTranslate, 'dm', 12],
  [ask.directEdited, 'dm', 6],
  [ask.directFeels, 'dm', 5],
  [ask.directGreeting, 'dm', 3],
  [ask.directCommand, 'dm', 4],
  [ask.abroad, 'abroad', 5],
  [flag.flag, 'room', 8],
  [flag.twoFlags, 'room', 3],
  [flag.flagAndEdit, 'room', 4],
  [flag.flagAndDeletion, 'room', 5],
  [flag.flagAndRegret, 'room', 4],
  [message.mentionTranslate, 'room', 14],
  [message.mentionMood, 'room', 3],
  [message.mentionWhy, 'room', 4],
  [message.mentionInReply, 'room', 7],
  [message.mentionLives, 'room', 5],
  [message.mentionCorrected, 'room', 4],
  [message.cleared, 'room', 2],
  [message.summariseThread, 'room', 4],
  [message.forumPost, 'forum', 6],
  [message.forumSummary, 'forum', 3],
  [message.translateMenu, 'room', 5],
  [message.shareFromMenu, 'room', 3],
  [message.feelsMenu, 'room', 4],
  [message.summariseMenu, 'room', 4],
  [message.joining, 'room', 4],
  [flag.otherBot, 'room', 3],
  [flag.unfurled, 'room', 4],
  [flag.looking, 'room', 4],
  [message.chatter, 'room', 3],
]

/** A day on Discord: each strand in a place of its own. */
export function createDiscordProgramme(
  discord: FakeDiscord,
  world: World,
  options: { length: Length; seed: number },
): Strand[] {
  const { people, robot, rooms } = world
  const places = createPlaces(discord, world, options.seed)
  const stageIn: Parameters<typeof createProgramme<Stage, Where>>[1] = (where, draw) => {
    const { user, channel } = places(where)
    const others = people.filter((one) => one !== user)
    const other = others[Math.floor(draw.random() * others.length)]!
    const elsewhere = rooms.find((room) => room !== channel)!.id
    return createStage({ discord, user, other, robot, channel, elsewhere, draw })
  }
  return createProgramme(SCRIPTS, stageIn, options)
}

/** Each pair of a person and a channel once, and each person's direct messages once. */
function createPlaces({ world: { channels }, botId }: FakeDiscord, world: World, seed: number) {
  const { people, recluses, rooms, forum, abroad } = world
  const pairs = (users: typeof people, where: readonly Channel[]) =>
    shuffled(
      users.flatMap((user) => where.map((channel) => ({ user, channel }))),
      seed,
    )
  const directOf = (user: string) =>
    channels.find(({ recipients }) => recipients.includes(user) && recipients.includes(botId))!
  const free = {
    room: pairs(people, rooms),
    forum: pairs(people, [forum]),
    abroad: pairs(people, abroad),
    alone: pairs(recluses, rooms),
    dm: shuffled(people, seed).map((user) => ({ user, channel: directOf(user.id) })),
  }
  return (where: Where) => {
    const place = free[where].pop()
    if (place === undefined) throw new Error(`the world is too small for the programme: ${where}`)
    return place
  }
}
