import { once } from 'node:events'
import { createNaming } from '../../src/audit/naming.ts'
import { createAuditTrail } from '../../src/audit/trail.ts'
import { secretKey } from '../../src/store/secret-key.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'

/**
 * A process of its own. It says `ready` and waits for a line, so that several can begin at the same moment.
 * `add FILE NAME` adds k0 … k399 and prints the keys it was first with; `put FILE` puts k0, k1 … for ever and prints
 * each key when it is kept; `audit FILE NAME` records accounts of tasks NAME/0, NAME/1 … for ever, some of them at a time,
 * and prints each task when it is safe; `key FOLDER` prints the secret key.
 */
const [verb, path = '', name] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)

async function race() {
  const store = openSqliteStore(path)
  for (let index = 0; index < 400; index++) {
    if (await store.add('race', `k${index}`, { name })) say(`k${index}`)
  }
  store.close()
}

async function putForEver() {
  const store = openSqliteStore(path)
  for (let index = 0; ; index++) {
    await store.put('many', `k${index}`, { index, filler: 'x'.repeat(500) })
    say(`k${index}`)
  }
}

async function auditForEver() {
  const naming = createNaming('plain', () => Buffer.alloc(32))
  const trail = createAuditTrail(openSqliteStore(path).audit, naming)
  const record = async (task: string) => {
    await trail.record({ ...account, time: Date.now(), task })
    say(task)
  }
  for (let index = 0; ; index += 7) {
    await Promise.all(Array.from({ length: 7 }, (_, one) => record(`${name}/${index + one}`)))
  }
}

const account = {
  origin: { platform: 'test', user: 'U1' },
  priority: 'interactive' as const,
  models: ['m@1'],
  ...{ messages: 1, charactersIn: 1, charactersOut: 1, milliseconds: 1 },
}

say('ready')
await once(process.stdin, 'data')
process.stdin.unref()
if (verb === 'add') await race()
else if (verb === 'put') await putForEver()
else if (verb === 'audit') await auditForEver()
else say(secretKey(undefined, path).toString('hex'))
