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
  /** A keyed hash, or `platform/workspace/user` where the operator wants that. Absent for nobody, and for who was forgotten. */
  person?: string
  /** Id of an API key. */
  key?: string
  /** `name@revision`, with ` + ` between. */
  models: string
  outcome: 'answered' | 'refused' | 'failed'
}

/** What a row may hold, in the order in which it is shown. */
export const AUDIT_COLUMNS = [
  'time',
  'door',
  'workspace',
  'channel',
  'person',
  'key',
  'task',
  'models',
  'from',
  'to',
  'messages',
  'charactersIn',
  'charactersOut',
  'milliseconds',
  'outcome',
  'code',
] as const satisfies (keyof AuditRow)[]

/** Where the rows of the audit trail lie; another database implements this beside `Store`. */
export interface AuditStore {
  /** Writes all of them or none; they are safe from the end of this process when it resolves. */
  append(rows: readonly AuditRow[]): Promise<void>
  /** In the order of their times, from `since` (inclusive) to `until` (exclusive); milliseconds since the epoch. */
  read(since: number, until: number): AsyncIterable<AuditRow>
  /** How many rows name the person. */
  count(person: string): Promise<number>
  /** Takes the person out of their rows, and the channel, which may be one that only they are in. @returns how many rows. */
  unname(person: string): Promise<number>
  /** Removes some of what is older, so that nothing waits long. @returns how many rows; 0 when none was left. */
  removeBefore(time: number): Promise<number>
}

/** Who asked for what, where and when, and what became of it. */
export interface AuditTrail {
  /** Resolves when the row is safe. */
  record: Recorder
  read: AuditStore['read']
  /** What a row that is of this person may call them: it depends on what the operator wanted at the time. */
  names(person: Person): readonly string[]
  /** How many rows name a person. */
  held(person: Person): Promise<number>
  /** Takes a person out of their rows. @returns how many rows. */
  forget(person: Person): Promise<number>
}
