import { type BotParts, createBot } from '../../src/bot.ts'
import type { Handle } from '../../src/contract/adapter.ts'
import type { Origin } from '../../src/contract/request.ts'
import type { Task } from '../../src/contract/task.ts'
import { tasks } from '../../src/tasks/index.ts'
import { botParts } from './bot-parts.ts'
import { createFakeRunner } from './runner.ts'

/** The bot with its real tasks, but that each says the words it was given, from English to French. */
export function openEchoBot(parts: Partial<BotParts> = {}): { handle: Handle; origins: Origin[] } {
  const origins: Origin[] = []
  const echo = (task: Task): Task => ({
    ...task,
    async run({ input, origin }) {
      origins.push(origin)
      const texts = 'text' in input ? [input.text] : input.messages.map(({ text }) => text)
      return { title: 'Echo', text: texts.join('\n'), notes: [], data: { from: 'en', to: 'fr' } }
    },
  })
  const { runner } = createFakeRunner({})
  const handle = createBot({ ...botParts, tasks: tasks.map(echo), models: () => [], runner, ...parts })
  return { handle, origins }
}
