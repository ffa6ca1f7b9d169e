import type { Channel, ChannelKind, Person, Team } from './world.ts'

/** Who and what is there unless a test says otherwise. */
export const IDS = {
  team: 'T0PARLEY01',
  app: 'A0PARLEY01',
  bot: 'U0PARLEY01',
  ada: 'U0ADA00001',
  benoit: 'U0BEN00001',
  carla: 'U0CAR00001',
  dora: 'U0DOR00001',
  guest: 'U0GUE00001',
  robot: 'U0ROB00001',
  general: 'C0GENERAL1',
  random: 'C0RANDOM01',
  /** Private; Carla is not in it. */
  secret: 'C0SECRET01',
  /** Public; the bot is not in it. */
  outside: 'C0OUTSIDE1',
  /** Private; the bot is not in it. */
  hidden: 'C0HIDDEN01',
  /** Ada, Benoît and the bot. */
  group: 'C0GROUPDM1',
  /** A user group: Ada and Benoît. */
  docsTeam: 'S0DOCSTEAM',
  /** A second workspace, where the app is not installed at first. */
  secondTeam: 'T0SECOND02',
  secondBot: 'U0PARLEY02',
  erik: 'U0ERI00002',
  fatou: 'U0FAT00002',
  lobby: 'C0LOBBY002',
} as const

/** All that Parley may ask for; a test takes some away with `scopes`. */
export const ALL_SCOPES = [
  ...['app_mentions:read', 'channels:history', 'channels:read', 'chat:write', 'commands', 'files:write'],
  ...['groups:history', 'groups:read', 'im:history', 'im:read', 'im:write', 'mpim:history', 'mpim:read'],
  ...['mpim:write', 'reactions:read', 'reactions:write', 'team:read', 'usergroups:read', 'users:read'],
]

const person = (id: string, name: string, real_name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  display_name: real_name.split(' ')[0]!,
  real_name,
  locale: 'en-US',
  tz: 'Europe/London',
  ...more,
})

const channel = (id: string, name: string, kind: ChannelKind, members: string[]): Channel => ({
  id,
  name,
  kind,
  members: new Set(members),
  archived: false,
  messages: [],
})

const direct = (bot: string, user: string) => channel(`D${user.slice(1)}`, '', 'im', [bot, user])

function firstTeam(): Omit<Team, 'scopes'> {
  const { bot, ada, benoit, carla, dora, guest, robot } = IDS
  const staff = [ada, benoit, carla, dora]
  return {
    id: IDS.team,
    name: 'Parley Test',
    domain: 'parleytest',
    token: 'xoxb-1-parley-first',
    installed: true,
    bot: { ...person(bot, 'parley', 'Parley'), is_bot: true, bot_id: 'B0PARLEY01' },
    people: [
      person(ada, 'ada', 'Ada Lovelace'),
      person(benoit, 'benoit', 'Benoît Mandelbrot', { locale: 'fr-FR', tz: 'Europe/Paris' }),
      person(carla, 'carla', 'Carla Bruno', { locale: 'es-ES', tz: 'Europe/Madrid' }),
      person(dora, 'dora', 'Dora Richter', { locale: 'de-DE', tz: 'Europe/Berlin', is_admin: true }),
      person(guest, 'gus', 'Gus Guest', { is_restricted: true, tz: 'America/New_York' }),
      person(robot, 'robot', 'Robot', { is_bot: true, bot_id: 'B0ROBOT001' }),
    ],
    channels: [
      channel(IDS.general, 'general', 'public', [...staff, guest, robot, bot]),
      channel(IDS.random, 'random', 'public', [...staff, bot]),
      channel(IDS.secret, 'secret', 'private', [ada, benoit, dora, bot]),
      channel(IDS.outside, 'outside', 'public', [ada, dora]),
      channel(IDS.hidden, 'hidden', 'private', [ada, dora]),
      channel(IDS.group, 'mpdm-ada--benoit--parley-1', 'mpim', [ada, benoit, bot]),
      ...[...staff, guest].map((user) => direct(bot, user)),
    ],
    userGroups: new Map([[IDS.docsTeam, [ada, benoit]]]),
  }
}

function secondTeam(): Omit<Team, 'scopes'> {
  const { secondBot, erik, fatou } = IDS
  return {
    id: IDS.secondTeam,
    name: 'Second Test',
    domain: 'secondtest',
    token: 'xoxb-2-parley-second',
    installed: false,
    bot: { ...person(secondBot, 'parley', 'Parley'), is_bot: true, bot_id: 'B0PARLEY02' },
    people: [
      person(erik, 'erik', 'Erik Satie', { locale: 'sv-SE', tz: 'Europe/Stockholm', is_admin: true }),
      person(fatou, 'fatou', 'Fatou Diome', { locale: 'fr-FR', tz: 'Europe/Paris' }),
    ],
    channels: [
      channel(IDS.lobby, 'lobby', 'public', [erik, fatou, secondBot]),
      ...[erik, fatou].map((user) => direct(secondBot, user)),
    ],
    userGroups: new Map(),
  }
}

/** @param scopes what the app has been granted in both workspaces. */
export const defaultTeams = (scopes: readonly string[]): Team[] =>
  [firstTeam(), secondTeam()].map((team) => ({ ...team, scopes: new Set(scopes) }))
