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
  /** What servers said that did not change over after all. */
  troubles: string[]
}

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
  const found = await tryAndChange(task, order, parts).finally(async () => {
    clearInterval(renewal)
    await records.withdraw(task)
  })
  if ('refusal' in found) return { ...found, servers: 0, serving: 0, troubles: [] }
  // From here on it is nobody's order any more: the next one may come.
  return await changes(order, [...found.able.keys()], parts)
}

async function tryAndChange(task: string, order: Order, parts: CarryOutParts): Promise<Trials> {
  const found = await trials(order, parts)
  if ('able' in found) await change(task, order, found.able, parts.records)
  return found
}

type Trials = { able: ReadonlyMap<string, Report> } | { refusal: string }

async function trials(order: Order, parts: CarryOutParts): Promise<Trials> {
  for (;;) {
    const { servers, reports: all } = await parts.records.read()
    const reports = new Map([...(all.get(order.id) ?? [])].filter(([server]) => servers.has(server)))
    const refused = [...reports.values()].find(({ state }) => state === 'refused')
    if (refused) return { refusal: refused.words }
    if (servers.size === 0) {
      const refusal = await parts.attempt(order, parts.say)
      return refusal === undefined ? { able: reports } : { refusal }
    }
    const waited = [...servers].filter((server) => reports.get(server)?.state !== 'able')
    if (waited.length === 0) return { able: reports }
    const words = waited.map((server) => reports.get(server)?.words ?? 'waiting for a server')
    parts.say(`${servers.size - waited.length} of ${servers.size} servers are able; ${words[0]}`)
    await setTimeout(parts.pollMilliseconds / 4)
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
async function changes(order: Order, able: readonly string[], parts: CarryOutParts): Promise<Outcome> {
  for (;;) {
    const { servers, reports } = await parts.records.read()
    const left = able.filter((server) => servers.has(server))
    const told = left.flatMap((server) => reports.get(order.id)?.get(server) ?? [])
    const serving = told.filter(({ state }) => state === 'serving').length
    const troubles = told.filter(({ state }) => state === 'refused').map(({ words }) => words)
    if (serving + troubles.length >= left.length) return { servers: left.length, serving, troubles }
    await setTimeout(parts.pollMilliseconds / 4)
  }
}
