import type { Intent } from '../../src/contract/understand.ts'
import { chatTasks } from '../../src/tasks/in-chats.ts'
import { createUnderstand } from '../../src/understand/index.ts'

export const understand = createUnderstand(chatTasks)

/** Friday, 13 June 2025, 12:30 in Berlin. */
export const NOW = Date.parse('2025-06-13T10:30:00Z')
export const context = { now: NOW, timeZone: 'Europe/Berlin', locale: 'en-US' }

/** An instant by its ISO time; without an offset Berlin's summer time is meant. */
export const at = (time: string) => Date.parse(/Z|[+-]\d\d:\d\d$/.test(time) ? time : `${time}+02:00`)

export const translate = (options: { to?: string; from?: string }, text?: string): Intent => ({
  kind: 'task',
  task: 'translate',
  options,
  ...(text !== undefined && { text }),
  range: {},
})

export const sentiment = (text?: string, options: object = {}, range: object = {}): Intent => ({
  kind: 'task',
  task: 'sentiment',
  options: options as Record<string, string>,
  ...(text !== undefined && { text }),
  range,
})

export const summarise = (range: object = {}, length?: string): Intent => ({
  kind: 'task',
  task: 'summarise',
  options: length === undefined ? {} : { length },
  range,
})
