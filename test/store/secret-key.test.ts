import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { secretKey } from '../../src/store/secret-key.ts'
import { startProcess } from './start-process.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'parley-key-'))

describe('the secret key', () => {
  it('is the one given, and then nothing is written', () => {
    const folder = newFolder()
    expect(secretKey('0F'.repeat(32), folder)).toEqual(Buffer.alloc(32, 15))
    expect(readdirSync(folder)).toEqual([])
  })

  it('is made once and read again, and only its owner may read it', () => {
    const folder = newFolder()
    const key = secretKey(undefined, folder)
    expect(key.length).toBe(32)
    expect(secretKey(undefined, folder)).toEqual(key)
    expect(secretKey(undefined, newFolder())).not.toEqual(key)
    expect(readdirSync(folder)).toEqual(['secret.key'])
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
  })

  it('says what to do when there is no folder to make it in', () => {
    const folder = join(newFolder(), 'nowhere')
    expect(() => secretKey(undefined, folder)).toThrow(
      `${join(folder, 'secret.key')} cannot be made (ENOENT): PARLEY_DATA_DIR must be a folder`,
    )
  })

  it('is the same for two processes that make it at once', async () => {
    const folder = newFolder()
    const processes = await Promise.all([startProcess('key', folder), startProcess('key', folder)])
    for (const { go } of processes) go()
    await Promise.all(processes.map(({ ended }) => ended))
    const key = secretKey(undefined, folder).toString('hex')
    expect(processes.map(({ lines }) => lines)).toEqual([[key], [key]])
    expect(readdirSync(folder)).toEqual(['secret.key'])
  })

  it.each(['', 'hunter2', 'f'.repeat(63)])('is not taken from a file that holds %o', (content) => {
    const folder = newFolder()
    writeFileSync(join(folder, 'secret.key'), content)
    const read = () => secretKey(undefined, folder)
    expect(read).toThrow(`secret.key: expected 64 hexadecimal digits, but ${content.length} characters`)
    expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toBe(content)
  })
})
