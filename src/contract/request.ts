/** Where a request came from. Names are the platform's own ids. */
export interface Origin {
  platform: string
  /** Where the settings of people are kept apart; on Discord a person is the same everywhere. */
  workspace?: string
  /** A part of the workspace: a server of Discord. */
  server?: string
  channel?: string
  thread?: string
  user?: string
  /** Groups and roles of the user, as the platform names them; `admin` for who may change a channel's settings there. */
  roles?: readonly string[]
  /** Id of the API key that the request came with. */
  key?: string
  /** BCP 47, as the platform reports it, for example `fr-FR`. */
  locale?: string
  /** ISO 639-1: what the person set as their language; goes before the locale's. */
  language?: string
}

/** One message of a conversation. `time` is ISO 8601 or `HH:MM`, as it came. */
export interface ChatMessage {
  id: string
  user: string
  text: string
  /** The platform's id of who wrote it, so that people who asked not to be analysed are left out. */
  author?: string
  time?: string
  /** Written by a bot or an integration. */
  bot?: boolean
}

/** Exactly one of the two, as the task's `input` says. */
export type TaskInput = { text: string; author?: string } | { messages: ChatMessage[] }

export type OptionValue = string | number | boolean
export type OptionValues = Readonly<Record<string, OptionValue | undefined>>

/** `interactive`: a person waits. `background`: nobody does. */
export type Priority = 'interactive' | 'background'

/** Somebody asked for a task. */
export interface TaskRequest {
  kind: 'task'
  task: string
  input: TaskInput
  options: OptionValues
  origin: Origin
  priority: Priority
  /** Its door has asked `Admission` before it read anything: it is counted. */
  admitted?: true
  /** Milliseconds since the epoch after which nobody wants the answer. */
  deadline?: number
}

export type BotRequest = TaskRequest
