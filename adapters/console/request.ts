import type { OptionValues, Origin, TaskInput, TaskRequest } from '../../src/contract/request.ts'
import type { OptionInfo, TaskInfo } from '../../src/contract/task.ts'

/** The person at the terminal; their locale is that of the environment, for example `de_DE.UTF-8`. */
export function consoleOrigin(environment: Record<string, string | undefined>): Origin {
  const locale = (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '').split('.')[0]
  const known = locale !== '' && locale !== 'C' && locale !== 'POSIX'
  return { platform: 'console', ...(known && locale && { locale: locale.replace('_', '-') }) }
}

/** A request from the terminal: somebody waits for it. */
export function consoleRequest(
  task: string,
  input: TaskInput,
  options: OptionValues,
  origin: Origin,
): TaskRequest {
  return { kind: 'task', task, input, options, origin, priority: 'interactive' }
}

/** What a typed line asks for. */
export type Typed =
  | { kind: 'help' | 'quit' | 'empty' | 'why' }
  | { kind: 'choice'; number: number }
  /** A task for the text given, or for the text before when there is none. */
  | { kind: 'task'; task: TaskInfo; options: OptionValues; text: string }
  | { kind: 'unknown'; command: string }
  | { kind: 'text'; text: string }

const AGAIN_IN = /^(?:and\s+)?(?:in|to|into|auf|en)\s+(\p{L}[\p{L}-]{1,20})(?:\s*,?\s*please)?\s*[.!?]?$/iu

/** Reads one typed (or pasted) line. */
export function readTyped(line: string, tasks: readonly TaskInfo[]): Typed {
  const text = line.trim()
  if (text === '') return { kind: 'empty' }
  if (/^\d$/.test(text)) return { kind: 'choice', number: Number(text) }
  if (/^(why|warum|pourquoi)\s*\??$/i.test(text)) return { kind: 'why' }
  const language = AGAIN_IN.exec(text)?.[1]
  const translate = tasks.find((task) => task.options.some((option) => option.name === 'to'))
  if (language && translate) return { kind: 'task', task: translate, options: { to: language }, text: '' }
  return text.startsWith('/') ? readCommand(text, tasks) : { kind: 'text', text }
}

function readCommand(line: string, tasks: readonly TaskInfo[]): Typed {
  const [, command = '', rest = ''] = /^\/([\p{L}]*)\s*(.*)$/su.exec(line) ?? []
  if (['help', 'h', ''].includes(command)) return { kind: 'help' }
  if (['quit', 'exit', 'q', 'bye'].includes(command)) return { kind: 'quit' }
  const task = tasks.find((one) => one.name === command || one.name.startsWith(command))
  return task ? { kind: 'task', task, ...readOptions(rest, task.options) } : { kind: 'unknown', command }
}

/** Takes `--to fr`, `to fr:` and `--why` from the front of a line. */
function readOptions(rest: string, options: readonly OptionInfo[]): { options: OptionValues; text: string } {
  const found: Record<string, string | boolean> = {}
  let text = rest.trim()
  for (let again = true; again; ) {
    again = false
    for (const option of options) {
      const match =
        option.type === 'boolean'
          ? new RegExp(`^--${option.name}(?=\\s|$)()\\s*`).exec(text)
          : new RegExp(`^(?:--)?${option.name}[\\s=]+(\\S+?):?(?=\\s|$)\\s*`, 'i').exec(text)
      if (!match || option.name in found) continue
      found[option.name] = option.type === 'boolean' ? true : match[1]!
      text = text.slice(match[0].length)
      again = true
    }
  }
  return { options: found, text }
}
