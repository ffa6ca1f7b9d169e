import type { Admission } from './admission.ts'
import type { OpenArrivals } from './arrivals.ts'
import type { Channels } from './channels.ts'
import type { LivingAnswers } from './living-answers.ts'
import type { Log } from './log.ts'
import type { Memos } from './memos.ts'
import type { OwnTranslations } from './own-translations.ts'
import type { People } from './people.ts'
import type { Policy } from './policy.ts'
import type { Field, Reply } from './reply.ts'
import type { BotRequest } from './request.ts'
import type { Piece, TaskInfo } from './task.ts'
import type { Understand } from './understand.ts'
import type { Watch } from './watch.ts'

export interface HandleOptions {
  signal?: AbortSignal
  /** Called while long work goes on, never after the reply. */
  progress?: (done: number, total: number) => void
  /**
   * Called with each part of a long answer as soon as it is done; parts come in any order, and none after the reply. They
   * count for nothing when the reply is an error.
   */
  piece?: (piece: Piece) => void
}

/** Answers a request. Never rejects: failures are replies with `error`. */
export type Handle = (request: BotRequest, options?: HandleOptions) => Promise<Reply>

/** What the house offers a door. */
export interface House {
  handle: Handle
  /** Every task. */
  tasks: readonly TaskInfo[]
  /** Those that chats offer, as commands, in menus and in words. */
  chatTasks: readonly TaskInfo[]
  /** ISO 639-1: the languages that the models in service translate to. */
  languages: readonly string[]
  understand: Understand
  people: People
  policy: Policy
  admission: Admission
  channels: Channels
  /** Who reads which channels in their own language. */
  ownTranslations: OwnTranslations
  arrivals: OpenArrivals
  living: LivingAnswers
  memos: Memos
  /** What Parley does unasked: doors tell it what passes by. */
  watch: Watch
  /** How Parley is: version, models, queue. */
  status(): Promise<Field[]>
  log: Log
}

/** A door: turns what people do into requests and replies into what they see. */
export interface ChatAdapter {
  name: string
  /** Resolves when the door is open. */
  start(house: House): Promise<void>
  /** Resolves when the door has closed by itself or `stop` was called. */
  closed: Promise<void>
  /** Takes nothing new, finishes what it has begun, then closes. */
  stop(): Promise<void>
}
