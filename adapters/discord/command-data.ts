import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  ApplicationCommandOptionType as Kind,
} from 'discord.js'
import type { OptionInfo, TaskInfo } from '../../src/contract/task.ts'
import { MOOD_PERIODS } from '../../src/contract/watch.ts'
import { ENGLISH, LOCALISED, MENUS } from './command-words.ts'
import { LIMITS } from './limits.ts'
import { READING } from './rate-limits.ts'

/** Usable on servers, in direct messages, and by people who installed Parley for themselves. */
const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integrationTypes: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
}

const READABLE = [
  ...[ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildVoice],
  ...[ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread],
]

/** All commands, in the form that discord.js registers and compares; derived from the tasks' own data. */
export function commandData(tasks: readonly TaskInfo[]) {
  return [...tasks.map(slashCommand), moodCommand(), parleyCommand(), ...tasks.map(menuCommand)]
}

/** The name of a task's entry in the menu of messages. */
export const menuName = ({ name }: TaskInfo) => MENUS[name] ?? name

function slashCommand(task: TaskInfo) {
  const own = task.input === 'text' ? [textOption()] : rangeOptions()
  // Discord wants required options first.
  const options = [...own, ...task.options.map(optionOf)].sort((a, b) => rank(a) - rank(b))
  return { type: ApplicationCommandType.ChatInput, ...named(task.name, task.summary), options, ...EVERYWHERE }
}

const rank = (option: object) => Number(!('required' in option && option.required))

function moodCommand() {
  const choices = MOOD_PERIODS.map((value) => ({ name: value, value, nameLocalizations: namesOf(value) }))
  const options = [
    { type: Kind.String, ...named('period', ENGLISH.period), choices },
    { type: Kind.Channel, ...named('channel', ENGLISH.channel), channelTypes: READABLE },
  ]
  return { type: ApplicationCommandType.ChatInput, ...named('mood', ENGLISH.mood), options, ...EVERYWHERE }
}

function parleyCommand() {
  const words = ['help', 'settings', 'status', 'forget-me'] as const
  const options = words.map((name) => ({ type: Kind.Subcommand, ...named(name, ENGLISH[name]) }))
  return {
    type: ApplicationCommandType.ChatInput,
    ...named('parley', ENGLISH.parley),
    options,
    ...EVERYWHERE,
  }
}

function menuCommand(task: TaskInfo) {
  const name = menuName(task)
  return { type: ApplicationCommandType.Message, name, nameLocalizations: namesOf(name), ...EVERYWHERE }
}

const textOption = () => ({
  type: Kind.String,
  ...named('text', ENGLISH.text),
  required: true,
  maxLength: LIMITS.commandText,
})

const rangeOptions = () => [
  { type: Kind.Integer, ...named('last', ENGLISH.last), minValue: 1, maxValue: READING.maximumMessages },
  { type: Kind.String, ...named('since', ENGLISH.since), maxLength: 100 },
  { type: Kind.Channel, ...named('channel', ENGLISH.channel), channelTypes: READABLE },
]

function optionOf({ name, summary, type, choices = [], required = false }: OptionInfo) {
  const common = { ...named(name, summary), required }
  if (type === 'boolean') return { type: Kind.Boolean, ...common }
  if (type === 'language') return { type: Kind.String, ...common, autocomplete: true }
  const offered = choices.map((value) => ({ name: value, value, nameLocalizations: namesOf(value) }))
  return { type: Kind.String, ...common, choices: offered }
}

function named(name: string, description: string) {
  const descriptions = Object.entries(LOCALISED).map(([locale, words]) => [locale, words[name]?.[1]])
  return {
    name,
    nameLocalizations: namesOf(name),
    description: description.slice(0, LIMITS.commandDescription),
    descriptionLocalizations: known(descriptions),
  }
}

const namesOf = (name: string) =>
  known(Object.entries(LOCALISED).map(([locale, words]) => [locale, words[name]?.[0]]))

/** Without what no language has. */
function known(pairs: (string | undefined)[][]): Record<string, string> {
  return Object.fromEntries(pairs.filter(([, words]) => words !== undefined))
}
