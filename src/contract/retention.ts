/** Variables that hold a number of days. */
export type DaysVariable = 'PARLEY_AUDIT_DAYS' | 'PARLEY_FEEDBACK_DAYS' | 'PARLEY_MOOD_DAYS'

/**
 * How long something is kept: a fixed time (after what), as many days as a variable says (`expires`: its records end by
 * themselves), or until something happens.
 */
type Life =
  | { milliseconds: number; after?: string }
  | { days: DaysVariable; expires?: true }
  | { until: string }

/** A kind of data that is kept. */
export interface KeptKind {
  /** What it holds; a person reads it. */
  what: string
  life: Life
  /** What it is for. */
  why: string
  /**
   * How it goes when a person wants to be forgotten: what lies under their key, `platform/workspace/user`; what names
   * them anywhere inside; or it stays without them, `name` without the channel too.
   */
  forget?: 'key' | 'inside' | 'name' | 'person'
}

const MINUTE_MILLISECONDS = 60_000
const DAY_MILLISECONDS = 24 * 60 * MINUTE_MILLISECONDS

/**
 * Everything that is kept in the database, by the name of its collection (`audit` has a table of its own), and for how
 * long. What keeps things takes its life from here, the sweeper enforces it, and docs/privacy.md is made from it.
 */
export const RETENTION = {
  audit: {
    what: 'a row for each request: when, door, workspace, channel, person or API key, task, models, languages, sizes, milliseconds, outcome',
    life: { days: 'PARLEY_AUDIT_DAYS' },
    why: 'to account for who used what, and to find what went wrong',
    forget: 'name',
  },
  people: {
    what: 'what a person has set: language, never analyse',
    life: { until: 'they change or delete it' },
    why: 'so that their wishes count',
    forget: 'key',
  },
  feedback: {
    what: 'thumbs up or down: when, which answer (by its id), task, models',
    life: { days: 'PARLEY_FEEDBACK_DAYS' },
    why: 'to see which models serve well',
    forget: 'key',
  },
  channels: {
    what: 'what an administrator has set for a channel; also whom its alerts and digests go to',
    life: { until: 'an administrator changes it' },
    why: 'so that Parley does there what was decided',
    forget: 'person',
  },
  claims: {
    what: 'ids of what arrived and is being answered; of a flag on a message also who put it there',
    life: { milliseconds: 10 * MINUTE_MILLISECONDS },
    why: 'platforms deliver again, and an answer shall come once',
  },
  memos: {
    what: 'what the buttons of an answer ask: task, options, ids of the message and of who typed the text',
    life: { milliseconds: 30 * DAY_MILLISECONDS },
    why: 'so that buttons still work after a restart',
    forget: 'inside',
  },
  'living-answers': {
    what: 'which messages of Parley answer or translate which message, and with which task',
    life: { milliseconds: 30 * DAY_MILLISECONDS },
    why: 'so that answers that all can see follow edits and deletions',
  },
  digests: {
    what: 'up to when a channel has been summed up unasked, for each channel or person that is told',
    life: { until: 'its digest is switched off' },
    why: 'so that nothing is told twice or left out',
    forget: 'inside',
  },
  'digest-claims': {
    what: 'which process gives which digest, and to whom',
    life: { milliseconds: 14 * DAY_MILLISECONDS },
    why: 'so that it is given once',
    forget: 'inside',
  },
  'own-translations': {
    what: 'in which channels a person wants to read what others write in their language, and which that is',
    life: { until: 'they change or delete it' },
    why: 'so that they get it, and nobody else',
    forget: 'key',
  },
  'slack-installations': {
    what: 'tokens of the workspaces that installed Parley, and who installed it; encrypted',
    life: { until: 'the workspace removes Parley' },
    why: 'so that Parley can work there',
  },
  keys: {
    what: 'API keys: id, name, scopes, quotas, dates, and a hash of the token',
    life: { milliseconds: 90 * DAY_MILLISECONDS, after: 'a key was revoked or has expired' },
    why: 'to let programs in, and to know the names behind the ids in the audit trail',
  },
  'key-days': {
    what: 'how many requests each API key with a daily quota made today',
    life: { until: 'midnight (UTC)' },
    why: 'so that a restart does not begin the quota anew',
  },
  'models-in-service': {
    what: 'which models serve and served before, orders and reports of a change, counts of a canary',
    life: { until: 'an operator changes it; counts of a canary 30 days' },
    why: 'so that a change of models reaches every running Parley and outlives a restart',
  },
  mood: {
    what: 'of channels whose mood is measured, for each hour: how many messages felt positive, neutral, negative or unsure, their mean, reactions, and up to when they are counted; nothing of single people or messages',
    life: { days: 'PARLEY_MOOD_DAYS', expires: true },
    why: 'to show the mood of a channel over time',
  },
  alerts: {
    what: 'of channels with alerts: when one was sent last, and whether the mood has recovered since',
    life: { until: 'alerts or the mood are switched off there' },
    why: 'so that nobody is told twice',
  },
  webhooks: {
    what: 'addresses that are called on events, on which, and the secret that signs; encrypted',
    life: { until: 'the operator removes them' },
    why: 'to tell other programs what they asked for',
  },
  'webhook-queue': {
    what: 'events that wait to be sent: for which webhook, of what kind, when, why the last call failed',
    life: { milliseconds: 30 * DAY_MILLISECONDS, after: 'an event that could not be sent' },
    why: 'so that a receiver that was away still hears of them',
  },
  'webhook-payloads': {
    what: 'what will be sent with them; encrypted; words of people only in digests for webhooks with text',
    life: { milliseconds: 30 * DAY_MILLISECONDS, after: 'an event that could not be sent' },
    why: 'the same',
  },
  'webhook-dead': {
    what: 'events that were given up after a day, and why',
    life: { milliseconds: 7 * DAY_MILLISECONDS },
    why: 'so that the operator can send them again',
  },
  'webhook-leases': {
    what: 'which process sends which event',
    life: { milliseconds: 25_000 },
    why: 'so that it is sent once',
  },
} as const satisfies Record<string, KeptKind>

export type KeptName = keyof typeof RETENTION
