import { commandData, menuName } from '../adapters/discord/command-data.ts'
import { slackManifest } from '../adapters/slack/manifest.ts'
import { chatTasks } from '../src/tasks/in-chats.ts'
import { SURFACES as DISCORD } from './discord/surfaces.ts'
import { SURFACES as SLACK } from './slack/surfaces.ts'
import { FEATURES, type Feature, type Surface } from './surface.ts'
import { code, table } from './tables.ts'

const { slash_commands, shortcuts } = slackManifest(chatTasks).features
const commands: { name: string; options?: { name: string; type: number }[] }[] = commandData(chatTasks)

/** docs/platforms.md: what each platform offers, by the tasks' own data and the surfaces of both. */
export function platforms(made: string): string {
  const rows = [
    ...commandRows(),
    ...menuRows(),
    ...Object.entries(FEATURES).map(([feature, name]) => [
      name,
      ...[SLACK, DISCORD].map((surfaces) => offered(surfaces, feature as Feature)),
    ]),
  ]
  return `# Slack and Discord side by side

What each platform offers. The commands and menus come from the tasks, the rest from the tables of [Slack](slack.md#what-people-can-do)
and [Discord](discord.md#what-people-can-do), where each row has its test. ${made}

${table(['', 'Slack', 'Discord'], rows)}
`
}

/** A row for each task, and one for Parley itself. */
function commandRows(): string[][] {
  return [...chatTasks.map(({ name }) => name), 'parley'].map((name) => {
    const slack = slash_commands.find(({ command }) => command === `/${name}`)
    return [
      `the command of *${name}*`,
      slack ? code([`${slack.command} ${slack.usage_hint.replaceAll('|', '\\|')}`]) : '–',
      code([`/${name} ${optionsOf(name).join(' ')}`]),
    ]
  })
}

/** `text:` and the like, or the words behind `/parley`. */
function optionsOf(command: string): string[] {
  const { options = [] } = commands.find(({ name }) => name === command) ?? {}
  return options.map(({ name, type }) => (type === 1 ? name : `${name}:`))
}

function menuRows(): string[][] {
  return chatTasks.map((task) => [
    `*${task.name}* in the menu of a message`,
    `*${shortcuts.find(({ callback_id }) => callback_id === task.name)?.name}*`,
    `*${menuName(task)}*`,
  ])
}

const offered = (surfaces: readonly Surface[], feature: Feature) =>
  surfaces
    .filter((row) => row.feature === feature)
    .map(({ people, get }) => (people.includes(FEATURES[feature]) ? get : `${people}: ${get}`))
    .join('; ') || '–'
