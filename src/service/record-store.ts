import type { Store } from '../contract/store.ts'
import { recordKey } from '../record-key.ts'
import type { Order, Report, ServiceRecord, Tally } from './records.ts'

const COLLECTION = 'models-in-service'
/** An order ends with the command that renews it, a report with its server. */
const ORDER_MILLISECONDS = 10_000
const REPORT_MILLISECONDS = 5000
/** What a server that ends counted of a canary is forgotten in the end. */
const TALLY_MILLISECONDS = 30 * 86_400_000

/** All there is at one moment. */
export interface Snapshot {
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
  report(order: string, server: string, report: Report): Promise<void>
  count(order: string, server: string, tally: Tally): Promise<void>
  /** Forgets what was counted of a canary. */
  uncount(order: string): Promise<void>
}

export function createRecordStore(store: Store): RecordStore {
  const put = (key: string[], record: Order | Report | Tally | ServiceRecord, milliseconds?: number) =>
    store.put(COLLECTION, recordKey(...key), record, milliseconds)
  return {
    read: async () => snapshotOf(await store.list(COLLECTION, '')),
    keep: (task, record) => put(['record', task], record),
    place: (task, order) => store.add(COLLECTION, recordKey('order', task), order, ORDER_MILLISECONDS),
    renew: (task, order) => put(['order', task], order, ORDER_MILLISECONDS),
    async withdraw(task) {
      await store.remove(COLLECTION, recordKey('order', task))
    },
    report: (order, server, report) => put(['report', order, server], report, REPORT_MILLISECONDS),
    count: (order, server, tally) => put(['tally', order, server], tally, TALLY_MILLISECONDS),
    async uncount(order) {
      await store.remove(COLLECTION, recordKey('tally', order))
    },
  }
}

function snapshotOf(rows: readonly { key: string; record: unknown }[]): Snapshot {
  const records = new Map<string, ServiceRecord>()
  const orders = new Map<string, Order>()
  const reports = new Map<string, Map<string, Report>>()
  const tallies = new Map<string, Map<string, Tally>>()
  for (const { key, record } of rows) {
    const [kind, id = '', server = ''] = key.split('/').map(decodeURIComponent)
    if (kind === 'record') records.set(id, record as ServiceRecord)
    else if (kind === 'order') orders.set(id, record as Order)
    else if (kind === 'report') branch(reports, id).set(server, record as Report)
    else if (kind === 'tally') branch(tallies, id).set(server, record as Tally)
  }
  return { records, orders, reports, tallies }
}

function branch<T>(tree: Map<string, Map<string, T>>, name: string): Map<string, T> {
  const found = tree.get(name) ?? new Map<string, T>()
  tree.set(name, found)
  return found
}
