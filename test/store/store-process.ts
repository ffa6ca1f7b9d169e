import { once } from 'node:events'
import { secretKey } from '../../src/store/secret-key.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'

/**
 * A process of its own. It says `ready` and waits for a line, so that several can begin at the same moment.
 * `add FILE NAME` adds k0 … k399 and prints the keys it was first with; `put FILE` puts k0, k1 … for ever and prints
 * each key when it is kept; `key FOLDER` prints the secret key.
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

say('ready')
await once(process.stdin, 'data')
process.stdin.unref()
if (verb === 'add') await race()
else if (verb === 'put') await putForEver()
else say(secretKey(undefined, path).toString('hex'))
