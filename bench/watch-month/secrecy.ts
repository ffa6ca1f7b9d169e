import { existsSync, readFileSync } from 'node:fs'
import { grouped } from './grouped.ts'

const LEAST_CHARACTERS = 12

/** What must not stand in a database file. */
export interface Secrets {
  /** How many there are. */
  texts: number
  names: number
  /** Those that stand in the file or in what belongs to it. Of a text its beginning is enough. */
  findIn(path: string): string[]
}

/**
 * @param texts those of at least 12 characters are looked for.
 * @param names names and ids of people, looked for whole.
 */
export function createSecrets(texts: Iterable<string>, names: Iterable<string>): Secrets {
  const long = [...new Set(texts)].filter(({ length }) => length >= LEAST_CHARACTERS)
  const people = [...new Set(names)]
  const sought = [...long.flatMap(beginningsOf), ...people.map((name) => Buffer.from(name))]
  const beginnings = grouped(sought, (secret) => secret.readUIntBE(0, KEY_BYTES))
  // Most places in a file are done with by their first three bytes.
  const begins = new Uint8Array(2 ** 24)
  for (const secret of sought) begins[secret.readUIntBE(0, 3)] = 1
  return {
    texts: long.length,
    names: people.length,
    findIn: (path) =>
      ['', '-wal', '-shm'].flatMap((end) =>
        existsSync(path + end) ? search(readFileSync(path + end), begins, beginnings) : [],
      ),
  }
}

/** Names are at least so long. */
const KEY_BYTES = 6

/** As it is, and as JSON writes it. */
function beginningsOf(text: string): Buffer[] {
  const [plain, written] = [text, JSON.stringify(text).slice(1, -1)]
  return [...new Set([plain, written].map((one) => one.slice(0, LEAST_CHARACTERS)))].map((one) =>
    Buffer.from(one),
  )
}

function search(
  bytes: Buffer,
  begins: Uint8Array,
  beginnings: ReadonlyMap<number, readonly Buffer[]>,
): string[] {
  const found = new Set<string>()
  let three = 0
  for (let end = 0; end < bytes.length; end++) {
    three = ((three << 8) | bytes[end]!) & 0xffffff
    const at = end - 2
    if (begins[three] === 0 || at < 0 || at + KEY_BYTES > bytes.length) continue
    for (const secret of beginnings.get(bytes.readUIntBE(at, KEY_BYTES)) ?? []) {
      if (bytes.subarray(at, at + secret.length).equals(secret)) found.add(secret.toString())
    }
  }
  return [...found]
}
