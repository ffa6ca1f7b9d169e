import { setTimeout } from 'node:timers/promises'
import { codedError } from '../contract/errors.ts'
import type { RecordStore } from './record-store.ts'
import type { Order, Report } from './records.ts'

export interface CarryOutParts {
  records: RecordStore
  /** Tries the order in this process, for when no server is running. @returns why not, or undefined. */
  attempt(order: Order, say: (words: string) => void): Promise<string | undefined>
  /** How often servers look at the store. */
  pollMilliseconds: number
  /** Called while it goes on. */
  say(words: string): void
}

/** What became of an order. */
export interface Outcome {
  /** Why nothing changed. */
  refusal?: string
  /** Servers that could make the change, and how many of them have said that they did. */
  servers: number
  serving: number
  /** What servers said that changed over too late or not at all. */
  troubles: string[]
}

/** A server that runs has looked at the store after so many polls. */
const PATIENT_POLLS = 3
/** For the change itself: everything is loaded by then. */
const LONGEST_CHANGE_MILLISECONDS = 15_000
const RENEWAL_MILLISECONDS = 1000

/**
 * Lays an order before every server that runs on this store, waits until each has tried it, and makes the change when all
 * of them could: none does when one cannot. Where none runs it is tried here.
 * @throws CONFLICT when another order for the task is under way.
 */
export async function carryOut(task: string, order: Order, parts: CarryOutParts): Promise<Outcome> {
  const { records } = parts
  if (!(await records.place(task, order))) {
    throw codedError('CONFLICT', `Another change of what serves ${task} is under way; try again in a moment`)
  }
  const renewal = setInterval(() => void records.renew(task, order).catch(() => {}), RENEWAL_MILLISECONDS)
  try {
    const servers = await trials(order, parts)
    if ('refusal' in servers) return { ...servers, servers: 0, serving: 0, troubles: [] }
    await change(task, order, servers.able, records)
    clearInterval(renewal)
    await records.withdraw(task)
    return await changes(order, [...servers.able.keys()], parts)
  } finally {
    clearInterval(renewal)
    await records.withdraw(task)
  }
}

type Trials = { able: ReadonlyMap<string, Report> } | { refusal: string }

async function trials(order: Order, parts: CarryOutParts): Promise<Trials> {
  const started = Date.now()
  for (;;) {
    await setTimeout(parts.pollMilliseconds / 4)
    const reports = (await parts.records.read()).reports.get(order.id) ?? new Map<string, Report>()
    const refused = [...reports.values()].find(({ state }) => state === 'refused')
    if (refused) return { refusal: refused.words }
    for (const { state, words } of reports.values()) if (state === 'trying') parts.say(words)
    // One that begins late is waited for too.
    if (Date.now() - started < PATIENT_POLLS * parts.pollMilliseconds) continue
    if (reports.size === 0) {
      const refusal = await parts.attempt(order, parts.say)
      return refusal === undefined ? { able: new Map() } : { refusal }
    }
    if ([...reports.values()].every(({ state }) => state === 'able')) return { able: reports }
  }
}

async function change(
  task: string,
  { next, remember }: Order,
  able: ReadonlyMap<string, Report>,
  records: RecordStore,
): Promise<void> {
  const previous = (await records.read()).records.get(task)
  // What runs may be older than what a new process would begin with.
  const [server] = able.values()
  const before = remember && server ? [server.serves, ...next.before.slice(1)] : next.before
  await records.keep(task, { ...next, before })
  if (previous?.canary && previous.order !== next.order) await records.uncount(previous.order)
}

/** Waits until the servers have changed over; one that has ended meanwhile is not waited for. */
async function changes(order: Order, servers: readonly string[], parts: CarryOutParts): Promise<Outcome> {
  const started = Date.now()
  for (;;) {
    const reports = (await parts.records.read()).reports.get(order.id)
    const left = servers.flatMap((server) => reports?.get(server) ?? [])
    const serving = left.filter(({ state }) => state === 'serving').length
    const troubles = left.filter(({ state }) => state === 'refused').map(({ words }) => words)
    const late = Date.now() - started > LONGEST_CHANGE_MILLISECONDS
    if (serving + troubles.length === left.length || late) return { servers: left.length, serving, troubles }
    await setTimeout(parts.pollMilliseconds / 4)
  }
}
