import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { codedError } from '../contract/errors.ts'
import type { Kept, Store } from '../contract/store.ts'

/** What stands in the store instead of the record: nonce, tag and ciphertext, as base64. */
interface Sealed extends Kept {
  sealed: string
}

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * The same store with every record encrypted (AES-256-GCM) and bound to its collection and key: what was moved or
 * changed is not opened. Keys stay readable. `key` has 32 bytes. Reading rejects with CONFIGURATION on the wrong key.
 */
export function sealStore(store: Store, secret: Buffer): Store {
  const open = <T extends Kept>(collection: string, key: string, { sealed }: Sealed) =>
    JSON.parse(unseal(sealed, secret, place(collection, key))) as T
  const seal = (collection: string, key: string, record: Kept): Sealed => {
    return { sealed: sealText(JSON.stringify(record), secret, place(collection, key)) }
  }
  return {
    async get<T extends Kept>(collection: string, key: string) {
      const found = await store.get<Sealed>(collection, key)
      return found && open<T>(collection, key, found)
    },
    async put(collection, key, record, milliseconds) {
      await store.put(collection, key, seal(collection, key, record), milliseconds)
    },
    async add(collection, key, record, milliseconds) {
      return await store.add(collection, key, seal(collection, key, record), milliseconds)
    },
    remove: (collection, key) => store.remove(collection, key),
    async list<T extends Kept>(collection: string, root: string) {
      const found = await store.list<Sealed>(collection, root)
      return found.map(({ key, record }) => ({ key, record: open<T>(collection, key, record) }))
    },
  }
}

function place(collection: string, key: string): Buffer {
  return Buffer.from(JSON.stringify([collection, key]))
}

function sealText(text: string, secret: Buffer, bound: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, secret, nonce).setAAD(bound)
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64')
}

function unseal(sealed: string, secret: Buffer, bound: Buffer): string {
  const bytes = Buffer.from(sealed, 'base64')
  const hidden = bytes.subarray(NONCE_BYTES + TAG_BYTES)
  try {
    const options = { authTagLength: TAG_BYTES }
    const decipher = createDecipheriv(CIPHER, secret, bytes.subarray(0, NONCE_BYTES), options)
    decipher.setAAD(bound).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8')
  } catch (error) {
    throw codedError(
      'CONFIGURATION',
      'what is kept encrypted does not open with this key: set PARLEY_SECRET_KEY (or secret.key in the data folder) back to the key it was written with, or install the workspaces and add the webhooks again',
      error,
    )
  }
}
