import { createInterface, type Interface } from 'node:readline'
import pc from 'picocolors'
import type { Handle } from '../../src/contract/adapter.ts'
import type { Action } from '../../src/contract/reply.ts'
import type { OptionValues, Origin, TaskInput } from '../../src/contract/request.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import { isNamedLine, parseConversation } from './conversation.ts'
import { chatHelp } from './help.ts'
import { LIMITS } from './limits.ts'
import { pastes } from './pastes.ts'
import { pressable, renderReply } from './reply.ts'
import { consoleRequest, readTyped, type Typed } from './request.ts'

/** The streams and the person of one chat in a terminal. */
export interface ChatParts {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  origin: Origin
  handle: Handle
  tasks: readonly TaskInfo[]
}

/** What the chat remembers: the last text, for "in French", and the last buttons, for "1". */
interface Memory {
  input?: TaskInput
  actions: Action[]
}

/** Talks until `/quit` or the end of the lines. */
export async function runChat(parts: ChatParts, readline: Interface): Promise<void> {
  const memory: Memory = { actions: [] }
  let open = true
  readline.once('close', () => {
    open = false
  })
  const say = (text: string) => void parts.output.write(`${text}\n`)
  say(chatHelp(parts.tasks))
  readline.prompt()
  for await (const paste of pastes(readline, LIMITS.pasteGapMilliseconds)) {
    const typed = readPaste(paste, parts.tasks)
    if (typed.kind === 'quit') break
    const text = await respond(typed, memory, parts)
    if (text !== '') say(`${text}\n`)
    if (open) readline.prompt()
  }
  readline.close()
}

/** The lines that the person types. */
export function openLines({ input, output }: Pick<ChatParts, 'input' | 'output'>): Interface {
  return createInterface({ input, output, prompt: pc.green('› '), historySize: 200 })
}

function readPaste(paste: string, tasks: readonly TaskInfo[]): Typed {
  const named = paste.split('\n').filter(isNamedLine).length
  const task = tasks.find((one) => one.input === 'conversation')
  const conversation = named >= LIMITS.conversationLines && task && !paste.startsWith('/')
  return conversation ? { kind: 'task', task, options: {}, text: paste } : readTyped(paste, tasks)
}

async function respond(typed: Typed, memory: Memory, parts: ChatParts): Promise<string> {
  switch (typed.kind) {
    case 'help':
      return chatHelp(parts.tasks)
    case 'unknown':
      return `There is no /${typed.command}. Type /help for what there is.`
    case 'choice':
      return await press(typed.number, memory, parts)
    case 'why':
      return await again('sentiment', { why: true }, memory, parts)
    case 'task':
      if (typed.text === '') return await again(typed.task.name, typed.options, memory, parts)
      return await ask(typed.task.name, inputFor(typed.task, typed.text), typed.options, memory, parts)
    case 'text':
      return await ask('sentiment', { text: typed.text }, { why: true }, memory, parts)
    default:
      return ''
  }
}

function inputFor(task: TaskInfo, text: string): TaskInput {
  return task.input === 'conversation' ? { messages: parseConversation(text) } : { text }
}

async function press(number: number, memory: Memory, parts: ChatParts): Promise<string> {
  const action = memory.actions[number - 1]
  if (!action || !memory.input) return `There is no choice ${number} here. Type /help for what there is.`
  return await ask(action.task, memory.input, action.options, memory, parts)
}

async function again(task: string, options: OptionValues, memory: Memory, parts: ChatParts) {
  if (memory.input) return await ask(task, memory.input, options, memory, parts)
  return 'There is no message yet: type or paste one first.'
}

async function ask(task: string, input: TaskInput, options: OptionValues, memory: Memory, parts: ChatParts) {
  memory.input = input
  const reply = await parts.handle(consoleRequest(task, input, options, parts.origin))
  memory.actions = pressable(reply)
  return renderReply(reply)
}
