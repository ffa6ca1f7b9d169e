import { text as readAll } from 'node:stream/consumers'
import { Command, CommanderError, Option } from 'commander'
import type { Handle } from '../../src/contract/adapter.ts'
import type { CommandOutput, OperatorCommand } from '../../src/contract/command.ts'
import { codedError, errorCode, errorMessage } from '../../src/contract/errors.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { OptionValues, Origin, TaskInput } from '../../src/contract/request.ts'
import type { OptionInfo, TaskInfo } from '../../src/contract/task.ts'
import { runBulk } from './bulk.ts'
import { parseConversation } from './conversation.ts'
import { renderReply } from './reply.ts'
import { consoleRequest } from './request.ts'

/** What the command line needs of the rest. */
export interface ProgramParts {
  version: string
  tasks: readonly TaskInfo[]
  commands: readonly OperatorCommand[]
  /** Opens the way to the bot; called only by commands that ask it something. */
  handle: Handle
  /** Opens the doors and waits until they close; resolves to false when there is none to open. */
  start(): Promise<boolean>
  input: NodeJS.ReadStream
  output: CommandOutput
  origin: Origin
}

/** Exit statuses of the command line. */
const DONE = 0
const FAILED = 1
const WRONG_USAGE = 2
const USAGE_ERRORS = new Set(['BAD_REQUEST', 'UNKNOWN_LANGUAGE', 'CONFIGURATION'])

/**
 * Runs `parley ARGUMENTS`. The commands derive from the tasks' and the operator commands' own data.
 * @returns the exit status: 0 done, 1 something was not answered, 2 wrong usage.
 */
export async function runProgram(args: readonly string[], parts: ProgramParts): Promise<number> {
  let status = DONE
  const finish = (action: () => Promise<number>) => async () => {
    status = await action()
  }
  const program = createProgram(parts)
  for (const task of parts.tasks) addTask(program, task, parts, finish)
  for (const command of parts.commands) addCommand(program, command, parts, finish)
  program.action(finish(() => startOrHelp(program, parts)))
  try {
    await program.parseAsync(args, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE
    parts.output.error(`parley: ${errorMessage(error)}`)
    return USAGE_ERRORS.has(errorCode(error)) ? WRONG_USAGE : FAILED
  }
}

function createProgram({ version, output }: ProgramParts): Command {
  return new Command('parley')
    .description('How it feels, what it says in your language, what you missed: on your own machine.')
    .version(version)
    .usage('[command]   without a command: starts every door that is configured, or a chat in this terminal')
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
    .allowExcessArguments(false)
    .configureOutput({
      writeOut: (text) => output.out(text.trimEnd()),
      writeErr: (text) => output.error(text.trimEnd()),
    })
}

async function startOrHelp(program: Command, { start, output }: ProgramParts): Promise<number> {
  if (await start()) return DONE
  output.error(program.helpInformation())
  return WRONG_USAGE
}

type Finish = (action: () => Promise<number>) => () => Promise<void>

function addTask(program: Command, task: TaskInfo, parts: ProgramParts, finish: Finish) {
  const command = program
    .command(task.name)
    .description(task.summary)
    .addHelpText('after', `\nExample:\n  parley ${task.example}`)
  command.argument(
    '[text...]',
    task.input === 'text' ? 'the text; else standard input' : 'a conversation; else standard input',
  )
  for (const option of task.options) command.addOption(flagOf(option))
  command.option('--json', 'answer as one JSON object')
  command.option('--jsonl', 'bulk: one JSON request a line on standard input, one answer a line out')
  command.action((words: string[]) => finish(() => runTask(task, words, command.opts(), parts))())
}

function flagOf(option: OptionInfo): Option {
  const value = option.type === 'boolean' ? '' : ` <${option.type === 'language' ? 'language' : option.name}>`
  const flag = new Option(`--${option.name}${value}`, option.summary)
  return option.choices ? flag.choices([...option.choices]) : flag
}

async function runTask(task: TaskInfo, words: string[], flags: OptionValues, parts: ProgramParts) {
  const { json, jsonl, ...options } = flags
  const { handle, input, output, origin } = parts
  if (jsonl === true) return await runBulk({ task: task.name, options, input, origin }, handle, output)
  const request = consoleRequest(task.name, await readInput(task, words, input), options, origin)
  const progress = (done: number, total: number) => {
    if (total > 20) output.progress(`${task.name}: ${done} of ${total}`, done === total)
  }
  const reply = await handle(request, { progress })
  const text = json === true ? JSON.stringify(reply.data) : renderReply(worthShowing(reply))
  if (reply.error && json !== true) output.error(text)
  else output.out(text)
  if (!reply.error) return DONE
  return USAGE_ERRORS.has(reply.error.code) ? WRONG_USAGE : FAILED
}

/** Nobody can press anything here; only a question's choices are worth reading. */
function worthShowing(reply: Reply): Reply {
  return reply.error?.code === 'UNSURE_LANGUAGE' ? reply : { ...reply, actions: [] }
}

async function readInput(task: TaskInfo, words: string[], input: NodeJS.ReadStream): Promise<TaskInput> {
  if (words.length === 0 && input.isTTY) {
    throw codedError(
      'BAD_REQUEST',
      `${task.name} needs ${task.input === 'text' ? 'a text' : 'a conversation'}: as an argument or on standard input.`,
    )
  }
  const text = words.length > 0 ? words.join(' ') : await readAll(input)
  return task.input === 'text' ? { text: text.replace(/\r?\n$/, '') } : { messages: parseConversation(text) }
}

function addCommand(program: Command, operator: OperatorCommand, parts: ProgramParts, finish: Finish) {
  const names = operator.name.split(' ')
  const parent = names.slice(0, -1).reduce(group, program)
  const command = parent.command(names.at(-1)!).description(operator.summary)
  for (const argument of operator.arguments) {
    command.argument(argument.startsWith('[') ? argument : `<${argument}>`)
  }
  for (const { flag, summary, default: standard } of operator.options ?? []) {
    command.option(flag, summary, standard)
  }
  const action = () => operator.run(command.args, parts.output, command.opts())
  command.action(() => finish(action)())
}

function group(parent: Command, name: string): Command {
  return (
    parent.commands.find((command) => command.name() === name) ??
    parent.command(name).description(`${name}: see parley ${name} --help`)
  )
}
