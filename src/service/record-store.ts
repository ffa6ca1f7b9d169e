import { recordKey } from '../contract/record-key.ts'
import type { Kept, Store } from '../contract/store.ts'
import type { Order, Report, ServiceRecord, Tally } from './records.ts'

const COLLECTION = 'models-in-service'
/** An order ends with the command that renews it, and a server that says nothing for so long has ended. */
const ORDER_MILLISECONDS = 30_000
const SERVER_MILLISECONDS = 30_000
/** Longer than an order takes. */
const REPORT_MILLISECONDS = 3_600_000
/** What a server that ends counted of a canary is forgotten in the end. */
const TALLY_MILLISECONDS = 30 * 86_400_000

/** All there is at one moment. */
export interface Snapshot {
  /** Ids of the servers that run. */
  servers: ReadonlySet<string>
  records: ReadonlyMap<string, ServiceRecord>
  /** By task, as the records are. */
  orders: ReadonlyMap<string, Order>
  /** By order, then by server. */
  reports: ReadonlyMap<string, ReadonlyMap<string, Report>>
  tallies: ReadonlyMap<string, ReadonlyMap<string, Tally>>
}

/** What commands and servers tell each other through the store. */
export interface RecordStore {
  read(): Promise<Snapshot>
  keep(task: string, record: ServiceRecord): Promise<void>
  /** False when another order for this task is under way. */
  place(task: string, order: Order): Promise<boolean>
  renew(task: string, order: Order): Promise<void>
  withdraw(task: string): Promise<void>
  /** Says that a server runs, for the next half minute. */
  present(server: string): Promise<void>
  leave(server: string): Promise<void>
  report(order: string, server: string, report: Report): Promise<void>
  count(order: string, server: string, tally: Tally): Promise<void>
  /** Forgets what was counted of a canary. */
  uncount(order: string): Promise<void>
}

export function createRecordStore(store: Store): RecordStore {
  const put = (key: string[], record: Kept, milliseconds?: number) =>
    store.put(COLLECTION, recordKey(...key), record, milliseconds)
  return {
    read: async () => snapshotOf(await store.list(COLLECTION, '')),
    keep: (task, record) => put(['record', task], record),
    place: (task, order) => store.add(COLLECTION, recordKey('order', task), order, ORDER_MILLISECONDS),
    renew: (task, order) => put(['order', task], order, ORDER_MILLISECONDS),
    async withdraw(task) {
      await store.remove(COLLECTION, recordKey('order', task))
    },
    present: (server) => put(['server', server], {}, SERVER_MILLISECONDS),
    async leave(server) {
      await store.remove(COLLECTION, recordKey('server', server))
    },
    report: (order, server, report) => put(['report', order, server], report, REPORT_MILLISECONDS),
    count: (order, server, tally) => put(['tally', order, server], tally, TALLY_MILLISECONDS),
    async uncount(order) {
      await store.remove(COLLECTION, recordKey('tally', order))
    },
  }
}

function snapshotOf(rows: readonly { key: string; record: unknown }[]): Snapshot {
  const servers = new Set<string>()
  const records = new Map<string, ServiceRecord>()
  const orders = new Map<string, Order>()
  const reports = new Map<string, Map<string, Report>>()
  const tallies = new Map<string, Map<string, Tally>>()
  for (const { key, record } of rows) {
    const [kind, id = '', server = ''] = key.split('/').map(decodeURIComponent)
    if (kind === 'server') servers.add(id)
    else if (kind === 'record') records.set(id, record as ServiceRecord)
    else if (kind === 'order') orders.set(id, record as Order)
    else if (kind === 'report') branch(reports, id).set(server, record as Report)
    else if (kind === 'tally') branch(tallies, id).set(server, record as Tally)
  }
  return { servers, records, orders, reports, tallies }
}

function branch<T>(tree: Map<string, Map<string, T>>, name: string): Map<string, T> {
  const found = tree.get(name) ?? new Map<string, T>()
  tree.set(name, found)
  return found
}
