import pc from 'picocolors'
import type { TaskInfo } from '../../src/contract/task.ts'

/** What can be typed at the prompt. */
export function chatHelp(tasks: readonly TaskInfo[]): string {
  const rows: [string, string][] = [
    ['any message', 'how it feels, and why'],
    ['in French', 'the message before, translated'],
    ['several lines "Name: text"', 'pasted together: what matters in the conversation'],
    ...tasks.map((task): [string, string] => [`/${task.name} …`, describe(task)]),
    ['/help, /quit', ''],
  ]
  const width = Math.max(...rows.map(([left]) => left.length))
  const lines = rows.map(([left, right]) => `  ${pc.cyan(left.padEnd(width))}  ${right}`)
  return `${pc.bold('Parley')}: type or paste a message. Everything stays on this machine.\n${lines.join('\n')}\n`
}

function describe(task: TaskInfo): string {
  const options = task.options.map((option) =>
    option.type === 'boolean'
      ? `--${option.name}`
      : `--${option.name} ${option.choices?.join('|') ?? 'LANGUAGE'}`,
  )
  return `${task.summary}  ${pc.dim(options.join(' '))}`
}
