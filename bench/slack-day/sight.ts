import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import type { Channel, Message } from '../../test/fakes/slack/world.ts'
import type { Seen as SeenAnywhere } from '../day/step.ts'

/** Something that the bot wrote and that is there now. */
export interface Seen extends SeenAnywhere {
  ts: string
  /** It is a modal or a home. */
  view: boolean
}

/** What the bot has written, by where people look for it. */
export interface Sight {
  /** For one person's eyes. */
  privately(user: string, channel: string, thread?: string): Seen[]
  /** In the thread of a message. */
  inThread(channel: Channel, ts: string): Seen[]
  /** In the channel itself, with this word in it. */
  posted(channel: Channel, word: string): Seen[]
  /** In the direct messages with a person, in threads too. */
  directly(user: string): Seen[]
  modals(user: string): Seen[]
  home(user: string): Seen[]
  /** All messages, ephemeral ones too. */
  everything(): Seen[]
}

export function createSight(slack: FakeSlack): Sight {
  const team = slack.teams[0]!
  const seen = (place: string, ts: string, shown: Parameters<FakeSlack['textOf']>[0]): Seen => {
    const text = slack.textOf(shown)
    const view = place === 'modal' || place === 'home'
    return { id: `${place}/${ts}`, ts, text, working: text.includes('⏳'), view }
  }
  const written = (channel: Channel, fits: (message: Message) => boolean) =>
    channel.messages
      .filter((row) => row.bot_id === team.bot.bot_id && fits(row))
      .map((row) => seen(channel.id, row.ts, row))
  const ephemerals = (user?: string) => slack.ephemerals(user)
  return {
    privately: (user, channel, thread) =>
      ephemerals(user)
        .filter((row) => row.channel === channel && row.thread_ts === thread)
        .map((row) => seen(`private/${channel}`, row.ts, row)),
    inThread: (channel, ts) => written(channel, (row) => row.thread_ts === ts),
    posted: (channel, word) =>
      written(channel, (row) => row.thread_ts === undefined).filter(({ text }) => text.includes(word)),
    directly(user) {
      const channel = team.channels.find((row) => row.kind === 'im' && row.members.has(user))
      return channel === undefined ? [] : written(channel, () => true)
    },
    modals: (user) => slack.views(user).map((view) => seen('modal', view.id, view)),
    home(user) {
      const view = slack.home(user)
      return view === undefined ? [] : [seen('home', view.id, view)]
    },
    everything: () => [
      ...team.channels.flatMap((channel) => written(channel, () => true)),
      ...ephemerals().map((row) => seen(`private/${row.channel}`, row.ts, row)),
    ],
  }
}
