import type { ErrorCode } from './errors.ts'
import type { Person } from './people.ts'
import type { Origin, Priority } from './request.ts'

/** What became of one request: everything but the text. */
export interface Account {
  /** When it came; milliseconds since the epoch. */
  time: number
  origin: Origin
  task: string
  priority: Priority
  /** `name@revision` of every model that took part. */
  models: readonly string[]
  /** ISO 639-1, where the answer says so. */
  from?: string
  to?: string
  /** Messages of a conversation; 1 for a text. */
  messages: number
  charactersIn: number
  charactersOut: number
  milliseconds: number
  /** Answered when there is none. */
  code?: ErrorCode
}

/** Takes the account of every request, before its answer is given. */
export type Recorder = (account: Account) => Promise<void>

/** One row of the audit trail. */
export interface AuditRow extends Omit<Account, 'origin' | 'priority' | 'models'> {
  door: string
  workspace?: string
  channel?: string
  /** A keyed hash, unless the operator wants the platform's own id. Absent for nobody, and for who was forgotten. */
  person?: string
  /** Id of an API key. */
  key?: string
  /** `name@revision`, with ` + ` between. */
  models: string
  outcome: 'answered' | 'refused' | 'failed'
}

/** Where the rows of the audit trail lie; another database implements this beside `Store`. */
export interface AuditStore {
  /** Writes all of them or none; they are safe from the end of this process when it resolves. */
  append(rows: readonly AuditRow[]): Promise<void>
  /** In the order of their times, from `since` (inclusive) to `until` (exclusive); milliseconds since the epoch. */
  read(since: number, until: number): AsyncIterable<AuditRow>
  /** Takes the person out of their rows. @returns how many rows. */
  unname(person: string): Promise<number>
  /** Removes what is older. @returns how many rows. */
  removeBefore(time: number): Promise<number>
}

/** Who asked for what, where and when, and what became of it. */
export interface AuditTrail {
  /** Resolves when the row is safe. */
  record: Recorder
  read: AuditStore['read']
  /** Takes a person out of their rows. @returns how many rows. */
  forget(person: Person): Promise<number>
}
