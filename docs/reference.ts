import type { Variable } from '../src/config/variable.ts'
import { VARIABLES } from '../src/config.ts'
import { ERRORS } from '../src/contract/errors.ts'
import type { OptionInfo, TaskInfo } from '../src/contract/task.ts'
import { tasks } from '../src/tasks/index.ts'
import { discordGuide } from './discord/guide.ts'
import { dashboard } from './grafana/dashboard.ts'
import { operations } from './operations/page.ts'
import { platforms } from './platforms.ts'
import { privacyGuide } from './privacy/guide.ts'
import { slackGuide } from './slack/guide.ts'

const MADE = 'Made by `npm run docs` from the code; a test checks that they agree.'

/** The files that are made from the code: path in the repository → content. */
export function referenceFiles(): Record<string, string> {
  return {
    '.env.example': environmentExample(),
    'docs/configuration.md': configuration(),
    'docs/tasks.md': taskReference(),
    'docs/errors.md': errorReference(),
    'docs/slack.md': slackGuide(),
    'docs/discord.md': discordGuide(),
    'docs/platforms.md': platforms(MADE),
    'docs/privacy.md': privacyGuide(),
    'docs/operations.md': operations(),
    'deploy/grafana/parley.json': dashboard(),
  }
}

const variables = Object.entries(VARIABLES) as [string, Variable][]

function defaultOf(row: Variable): string {
  if (row.defaultWords) return row.defaultWords
  if (row.default === undefined) return 'unset'
  return typeof row.default === 'boolean' ? String(Number(row.default)) : String(row.default)
}

function environmentExample(): string {
  const rows = variables.map(([name, row]) => {
    const value = row.defaultWords || row.default === undefined ? '' : defaultOf(row)
    return `# ${row.meaning}.\n# Expected: ${row.expected}. Default: ${defaultOf(row)}.\n# ${name}=${value}\n`
  })
  return `# Parley reads these from the environment or from a file .env beside this one.\n\n${rows.join('\n')}`
}

function configuration(): string {
  const rows = variables.map(
    ([name, row]) => `## ${name}\n\n${row.meaning}.\n\nExpected: ${row.expected}. Default: ${defaultOf(row)}.\n`,
  )
  return `# Configuration\n\nEvery environment variable. ${MADE}\n\n${rows.join('\n')}`
}

function taskReference(): string {
  const rows = tasks.map((task) => `## ${task.name}\n\n${taskText(task)}\n`)
  return `# Tasks\n\nWhat Parley can be asked. ${MADE}\n\n${rows.join('\n')}`
}

function taskText(task: TaskInfo): string {
  const works = task.input === 'text' ? 'a text' : 'a conversation'
  const where = task.inChats === false ? ', on the command line and over HTTP; chats do not offer it' : ''
  const limit = task.maximumCharacters.toLocaleString('en')
  const options = task.options.map((option) => `### ${task.name} --${option.name}\n\n${optionText(option)}\n`)
  return `${task.summary}.\n\nWorks on ${works} of at most ${limit} characters${where}.\n\n\`\`\`sh\nnpm run -s parley -- ${task.example}\n\`\`\`\n\n${options.join('\n')}`
}

function optionText(option: OptionInfo): string {
  const values = { boolean: 'a switch', choice: option.choices?.join(', '), language: 'a language, by name or code' }
  const standard = option.default === undefined || option.default === false ? '' : ` Default: ${option.default}.`
  return `${option.summary} (${values[option.type]}).${standard}`
}

function errorReference(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, { status, retry, tell }]) =>
      `## ${code}\n\n${tell}\n\nHTTP status ${status}; ${retry ? 'the same request may succeed later' : 'the same request will fail again'}.\n`,
  )
  return `# Errors\n\nThe one table of errors. ${MADE}\n\n${rows.join('\n')}`
}
