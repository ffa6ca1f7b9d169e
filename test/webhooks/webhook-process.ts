import { createInterface } from 'node:readline'
import { sealStore } from '../../src/store/sealed.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { openWebhooks } from '../../src/webhooks/open-webhooks.ts'
import { alertOf } from './alert-of.ts'

/**
 * A Parley of its own that sends: `FILE KEY LEASE_MILLISECONDS` opens the store, says `ready`, and tells an alert for each line with a
 * number; it says the number when the event is safe. It works until it is killed.
 */
const [, , path = '', key = '', lease] = process.argv
const store = openSqliteStore(path)
const silent = () => {}
const { outbox } = openWebhooks({
  ...{ store, sealed: () => sealStore(store, Buffer.from(key, 'hex')) },
  log: { debug: silent, info: silent, warn: silent, error: silent },
  ...{ allow: ['127.0.0.1'], plainHttp: true, offline: false },
  ...{ lookMilliseconds: 50, leaseMilliseconds: Number(lease) },
})
outbox.start()
process.stdout.write('ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  await outbox.emit(alertOf(Number(line)))
  process.stdout.write(`${line}\n`)
}
