import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  MessageFlags,
} from 'discord.js'
import { codedError } from '../../src/contract/errors.ts'
import type { OptionValues } from '../../src/contract/request.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import type { MessageRange } from '../../src/contract/understand.ts'
import { moodPeriod } from '../../src/text/mood-choices.ts'
import { answer } from './answer.ts'
import { answerParts } from './answer-parts.ts'
import type { Ask, Source } from './ask.ts'
import type { Asker } from './asker.ts'
import { toInteraction } from './deliveries.ts'
import type { Desk } from './desk.ts'
import type { Rendered } from './discord-message.ts'
import { carryOut } from './intents.ts'
import { onInteraction } from './interactions.ts'
import { LIMITS } from './limits.ts'
import { askMood } from './mood.ts'
import { helpNotice } from './notices.ts'
import { settingsMessage } from './settings-message.ts'

/** `/sentiment`, `/translate`, `/summarise`: one for each task; and `/parley`. */
export function addCommands(client: Client, desk: Desk): void {
  onInteraction<ChatInputCommandInteraction>(
    client,
    desk,
    'command',
    (interaction) => interaction.isChatInputCommand(),
    (interaction) => interaction.deferReply({ flags: MessageFlags.Ephemeral }),
    async (command, asker) => toInteraction(desk, command, await obey(command, asker, desk)),
  )
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isAutocomplete()) return
    await desk.once('autocomplete', [`interaction/${interaction.id}`], () => suggest(interaction, desk))
  })
}

async function obey(command: ChatInputCommandInteraction, asker: Asker, desk: Desk): Promise<Rendered> {
  const parts = answerParts(desk, asker)
  if (command.commandName === 'mood') return (await answer(moodAsked(command), parts)).rendered
  const task = desk.house.chatTasks.find(({ name }) => name === command.commandName)
  if (task === undefined) return await obeyParley(command, asker, desk)
  const asked = task.input === 'text' ? textSource(command) : rangeSource(task, command, asker, desk)
  if (!('kind' in asked)) {
    return helpNotice(
      desk.house.chatTasks,
      asker.phrases,
      'Parley',
      asked.hint ?? asker.phrases.notUnderstood,
    )
  }
  return (await answer({ task: task.name, options: optionsOf(task, command), source: asked }, parts)).rendered
}

async function obeyParley(command: ChatInputCommandInteraction, asker: Asker, desk: Desk): Promise<Rendered> {
  const wanted = command.options.getSubcommand()
  if (wanted === 'settings') return { messages: [await settingsMessage(desk, asker, command.channelId)] }
  const kind = wanted === 'status' ? 'status' : wanted === 'forget-me' ? 'forget' : 'help'
  const around = { channel: command.channelId, message: command.id, thread: false }
  return await carryOut({ kind }, around, answerParts(desk, asker))
}

function moodAsked({ options, channelId }: ChatInputCommandInteraction): Ask {
  const period = moodPeriod({ period: options.getString('period') ?? undefined })
  return askMood(period, channelId, options.getChannel('channel')?.id)
}

function textSource(command: ChatInputCommandInteraction): Source {
  return { kind: 'text', text: command.options.getString('text', true) }
}

/** `last:`, `since:` and `channel:`; times are understood as in a mention. */
function rangeSource(
  task: TaskInfo,
  command: ChatInputCommandInteraction,
  asker: Asker,
  desk: Desk,
): Source | { hint?: string | undefined } {
  const { options, channelId } = command
  const last = options.getInteger('last')
  const since = options.getString('since')
  const channel = options.getChannel('channel')
  const range: MessageRange = { ...(last && { last }), ...(channel && { channel: channel.id }) }
  if (since === null) return { kind: 'channel', channel: channelId, range }
  const understood = desk.house.understand.command(task.name, `since ${since}`, asker.words)
  if (understood.kind === 'unknown') return { hint: understood.hint }
  if (understood.kind !== 'task') throw codedError('INTERNAL')
  return { kind: 'channel', channel: channelId, range: { ...understood.range, ...range } }
}

function optionsOf(task: TaskInfo, { options }: ChatInputCommandInteraction): OptionValues {
  const given = task.options.map(({ name, type }) => {
    const value = type === 'boolean' ? options.getBoolean(name) : options.getString(name)
    return [name, value ?? undefined]
  })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

/** Languages whose name, in the person's language or their own, begins with what is typed. */
async function suggest(interaction: AutocompleteInteraction, desk: Desk): Promise<void> {
  const typed = interaction.options.getFocused().toLocaleLowerCase()
  const nameIn = (locale: string, code: string) =>
    new Intl.DisplayNames([locale, 'en'], { type: 'language' }).of(code) ?? code
  const offered = desk.house.languages.flatMap((code) => {
    const names = [nameIn(interaction.locale, code), nameIn(code, code), nameIn('en', code), code]
    const fits = names.some((name) => name.toLocaleLowerCase().startsWith(typed))
    return fits ? [{ name: names[0]!, value: code }] : []
  })
  await interaction.respond(offered.slice(0, LIMITS.options))
}
