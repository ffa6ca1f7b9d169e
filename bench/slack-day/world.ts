import { ALL_SCOPES, type FakeSlack } from '../../test/fakes/slack/index.ts'
import type { Channel, Person, Team } from '../../test/fakes/slack/world.ts'
import { type Names, pastSentences } from '../day/speech.ts'

/** Where something happens: `quiet` channels have no threads, in `open` ones mentions are answered for all to see. */
export type ChannelMood = 'quiet' | 'lively' | 'open'

/** The workspace of the day. */
export interface World {
  team: Team
  people: Person[]
  /** Another app's bot. */
  robot: Person
  channels: Record<ChannelMood, Channel[]>
}

/** Messages of each quiet channel before the day begins. */
const HISTORY = 30
const LOCALES = ['en-US', 'fr-FR', 'es-ES', 'de-DE'] as const
const NAMES = 'Ada Björn Chloé Dora Emil Fatou Goran Hanna Inés Jonas Kaja Luís Mina Noor Olga Piet'.split(
  ' ',
)

export function createWorld(size: { people: number; quiet: number; lively: number; open: number }): World {
  const people = Array.from({ length: size.people }, (_, index) => personAt(index))
  const robot = { ...personAt(size.people), id: 'U0ROBOT', name: 'robot', is_bot: true, bot_id: 'B0ROBOT' }
  const bot = { ...personAt(0), id: 'U0PARLEY', name: 'parley', display_name: 'Parley', is_bot: true }
  const members = [...people, robot, bot].map(({ id }) => id)
  const channelsOf = (mood: ChannelMood) =>
    Array.from({ length: size[mood] }, (_, index) => channelAt(mood, index, members))
  const channels = { quiet: channelsOf('quiet'), lively: channelsOf('lively'), open: channelsOf('open') }
  const team: Team = {
    id: 'T0DAY',
    name: 'A day',
    domain: 'day',
    token: 'xoxb-1-day',
    installed: true,
    bot: { ...bot, bot_id: 'B0PARLEY' },
    scopes: new Set(ALL_SCOPES),
    people: [...people, robot],
    channels: Object.values(channels).flat(),
    userGroups: new Map(),
  }
  return { team, people, robot, channels }
}

/** What was said in the quiet channels before the day, so that there is something to summarise. */
export function addHistory({ people, channels }: World, say: FakeSlack['seed']): void {
  for (const [index, { id: channel }] of channels.quiet.entries()) {
    const names = namesFor(people[index]!)
    for (const [turn, text] of pastSentences(HISTORY, names).entries()) {
      const { id: user } = people[(index + turn) % people.length]!
      say({ user, channel, text, at: new Date(Date.now() - (HISTORY - turn) * 60_000) })
    }
  }
}

/** How Slack writes who is named. */
export const namesFor = ({ id }: Person): Names => ({ who: `<@${id}>`, all: '<!here>' })

function personAt(index: number): Person {
  const name = `${NAMES[index % NAMES.length]} ${index + 1}`
  return {
    id: `U0${String(index).padStart(4, '0')}`,
    name: `person-${index}`,
    display_name: name,
    real_name: name,
    locale: LOCALES[index % LOCALES.length]!,
    tz: 'Europe/Berlin',
  }
}

function channelAt(mood: ChannelMood, index: number, members: string[]): Channel {
  const id = `C0${mood.toUpperCase()}${index}`
  return {
    id,
    name: `${mood}-${index}`,
    kind: 'public',
    members: new Set(members),
    archived: false,
    messages: [],
  }
}
