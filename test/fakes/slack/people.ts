import { toStamp } from './clock.ts'
import { addMessage, botAuthor, changeMessage, eventOf, removeMessage } from './messages.ts'
import { changeReaction } from './reactions.ts'
import { newId, type State, teamOf } from './state.ts'
import {
  CHANNEL_TYPES,
  type Channel,
  channelIn,
  directChannel,
  findMessage,
  isBotIn,
  type Message,
  type Person,
  personIn,
  SCOPE_GROUPS,
  type Team,
} from './world.ts'

/** Who does it and where; names (`ada`, `#general`) or ids. `channel: 'dm'` is the direct messages with the bot. */
export interface Place {
  user: string
  channel: string
  /** The first workspace if not given. */
  team?: string
}

export interface Saying extends Place {
  /** As Slack sends it: `& < >` escaped, `<@U…>` for mentions. */
  text: string
  /** The `ts` of the message that it answers. */
  thread?: string
  subtype?: string
}

/** What was said and which events told the app; none when the bot is not there or may not see it. */
export interface Said {
  ts: string
  channel: string
  events: string[]
}

export interface Pointing extends Place {
  ts: string
}

/** What people do in channels. */
export interface People {
  say(saying: Saying): Said
  /** Puts a message there without telling the app. @param saying.at when it was said; now if not given. */
  seed(saying: Saying & { at?: Date }): Said
  edit(change: Pointing & { text: string }): Said
  delete(which: Pointing): Said
  /** @param reaction.name without colons: `flag-fr`. */
  react(reaction: Pointing & { name: string }): Said
  unreact(reaction: Pointing & { name: string }): Said
  join(place: Place): Said
  leave(place: Place): Said
  openHome(user: string, team?: string): Said
}

export interface Located {
  team: Team
  person: Person
  channel: Channel
}

/** @throws when the test names what does not exist, or somebody who is not there. */
export function locate(state: State, { user, channel, team }: Place): Located {
  const home = teamOf(state, team)
  const person = personIn(home, user)
  const found = channel === 'dm' ? directChannel(home, person.id) : channelIn(home, channel)
  if (!found.members.has(person.id)) throw new Error(`${person.name} is not in ${found.name || found.id}`)
  return { team: home, person, channel: found }
}

function pointAt(state: State, pointing: Pointing): Located & { message: Message } {
  const located = locate(state, pointing)
  const message = findMessage(located.channel, pointing.ts)
  if (!message) throw new Error(`no message ${pointing.ts} in ${located.channel.name}`)
  return { ...located, message }
}

const said = (channel: Channel, ts: string, ...events: (string | undefined | false)[]): Said => ({
  ts,
  channel: channel.id,
  events: events.filter((id): id is string => typeof id === 'string'),
})

/** How a message says who wrote it: other bots are known by their `bot_id`. */
function authorOf(state: State, team: Team, { id, bot_id, name }: Person): Partial<Message> {
  if (id === team.bot.id) return botAuthor(state, team)
  if (bot_id === undefined) return { user: id, client_msg_id: `00000000-0000-4000-8000-${newId(state, 'M')}` }
  const app_id = 'A0OTHERAPP'
  return { user: id, bot_id, app_id, bot_profile: { id: bot_id, name, app_id, deleted: false } }
}

function say(state: State, saying: Saying): Said {
  const { team, person, channel } = locate(state, saying)
  const { message, eventId } = addMessage(state, team, channel, {
    ...authorOf(state, team, person),
    text: saying.text,
    ...(saying.thread && { thread_ts: saying.thread }),
    ...(saying.subtype && { subtype: saying.subtype }),
  })
  const mentions =
    message.text.includes(`<@${team.bot.id}`) && channel.kind !== 'im' && isBotIn(team, channel)
  // Slack tells of a mention twice: with the message, and as a mention.
  const { channel_type, ...mention } = eventOf(channel, { ...message, type: 'app_mention' }, message.ts)
  const mentioned = mentions && channel_type && state.emit(team, mention, 'app_mentions:read')
  return said(channel, message.ts, eventId, mentioned)
}

function seed(state: State, saying: Saying & { at?: Date }): Said {
  const { team, person, channel } = locate(state, saying)
  const quiet = { ...state, emit: () => undefined }
  let micros = saying.at ? saying.at.getTime() * 1000 + 1 : 0
  while (micros && findMessage(channel, toStamp(micros))) micros += 1
  const { message } = addMessage(quiet, team, channel, {
    ...authorOf(state, team, person),
    text: saying.text,
    ...(micros && { ts: toStamp(micros) }),
    ...(saying.thread && { thread_ts: saying.thread }),
    ...(saying.subtype && { subtype: saying.subtype }),
  })
  return said(channel, message.ts)
}

function edit(state: State, change: Pointing & { text: string }): Said {
  const { team, person, channel, message } = pointAt(state, change)
  if (message.user !== person.id) throw new Error(`${person.name} did not write ${message.ts}`)
  const edited = { user: person.id, ts: `${Math.floor(state.clock.now() / 1000)}.000000` }
  return said(
    channel,
    message.ts,
    changeMessage(state, team, channel, message, { text: change.text, edited }),
  )
}

function react(state: State, reaction: Pointing & { name: string }, added: boolean): Said {
  const { person, ...target } = pointAt(state, reaction)
  const change = { user: person.id, name: reaction.name, added }
  return said(target.channel, reaction.ts, changeReaction(state, target, change))
}

/** Somebody, perhaps the bot, comes into a channel or goes. */
function move(state: State, { user, channel: name, team: id }: Place, joins: boolean): Said {
  const team = teamOf(state, id)
  const person = personIn(team, user)
  const channel = channelIn(team, name)
  if (joins) channel.members.add(person.id)
  const ts = state.clock.stamp()
  const type = joins ? 'member_joined_channel' : 'member_left_channel'
  const channel_type = CHANNEL_TYPES[channel.kind][0]!.toUpperCase()
  const event = { type, user: person.id, channel: channel.id, channel_type, team: team.id, event_ts: ts }
  const told = isBotIn(team, channel) && state.emit(team, event, `${SCOPE_GROUPS[channel.kind]}:read`)
  const word = joins ? 'joined' : 'left'
  const { message, eventId } = addMessage(state, team, channel, {
    subtype: joins ? 'channel_join' : 'channel_leave',
    user: person.id,
    text: `<@${person.id}> has ${word} the channel`,
  })
  if (!joins) channel.members.delete(person.id)
  return said(channel, message.ts, told, eventId)
}

function openHome(state: State, user: string, id?: string): Said {
  const team = teamOf(state, id)
  const person = personIn(team, user)
  const channel = directChannel(team, person.id)
  const ts = state.clock.stamp()
  const view = state.homes.get(person.id)
  const event = { type: 'app_home_opened', user: person.id, channel: channel.id, tab: 'home', event_ts: ts }
  return said(channel, ts, state.emit(team, { ...event, ...(view && { view: structuredClone(view) }) }))
}

export const createPeople = (state: State): People => ({
  say: (saying) => say(state, saying),
  seed: (saying) => seed(state, saying),
  edit: (change) => edit(state, change),
  delete(which) {
    const { team, channel, message } = pointAt(state, which)
    return said(channel, message.ts, removeMessage(state, team, channel, message))
  },
  react: (reaction) => react(state, reaction, true),
  unreact: (reaction) => react(state, reaction, false),
  join: (place) => move(state, place, true),
  leave: (place) => move(state, place, false),
  openHome: (user, team) => openHome(state, user, team),
})
