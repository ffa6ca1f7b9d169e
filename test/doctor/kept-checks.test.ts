import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Config } from '../../src/config.ts'
import { codedError } from '../../src/contract/errors.ts'
import { configCheck } from '../../src/doctor/config-check.ts'
import { dataFolderCheck } from '../../src/doctor/data-folder-check.ts'
import { logCheck } from '../../src/doctor/log-check.ts'
import { policyCheck } from '../../src/doctor/policy-check.ts'
import { secretKeyCheck } from '../../src/doctor/secret-key-check.ts'
import { storeCheck } from '../../src/doctor/store-check.ts'
import { inspectDatabase } from '../../src/store/inspect.ts'
import { secretKey } from '../../src/store/secret-key.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-doctor-'))
})
const file = () => join(folder, 'parley.sqlite')

describe('the data folder', () => {
  it('is made, tried and left as it was', async () => {
    const data = join(folder, 'data')
    expect(await dataFolderCheck(data).run()).toEqual({ well: true, found: `${data} can be written` })
    expect(readdirSync(data)).toEqual([])
  })

  it('cannot be a file', async () => {
    writeFileSync(join(folder, 'data'), '')
    await expect(dataFolderCheck(join(folder, 'data')).run()).rejects.toMatchObject({ code: 'CONFIGURATION' })
  })

  // root may write everywhere
  it.skipIf(process.getuid?.() === 0)('must be one that Parley may write to', async () => {
    chmodSync(folder, 0o500)
    expect(await dataFolderCheck(folder).run()).toMatchObject({
      well: false,
      found: `${folder} cannot be written (EACCES)`,
      remedy: expect.stringContaining('PARLEY_DATA_DIR'),
    })
  })
})

describe('the store', () => {
  const check = () => storeCheck(() => inspectDatabase(file())).run()

  it('may be none, and the doctor makes none', async () => {
    expect(await check()).toEqual({ well: true, found: 'nothing is kept yet' })
    expect(existsSync(file())).toBe(false)
  })

  it('is counted and measured, also while another process writes to it', async () => {
    const store = openSqliteStore(file())
    for (let key = 0; key < 3; key++) await store.put('a', String(key), { key })
    expect(await check()).toEqual({
      well: true,
      found: expect.stringMatching(/^3 records in \d+\.\d MB, nothing damaged$/),
    })
    await store.put('a', '4', {})
    store.close()
    expect((await check()).found).toMatch(/^4 records/)
  })

  it('is found out when a page of it is overwritten', async () => {
    const store = openSqliteStore(file())
    for (let key = 0; key < 2000; key++) await store.put('a', String(key), { filling: 'x'.repeat(100) })
    store.close()
    const bytes = readFileSync(file())
    bytes.fill(0xab, 4096 * 5, 4096 * 9)
    writeFileSync(file(), bytes)
    await expect(check()).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
    expect(readFileSync(file()).equals(bytes)).toBe(true)
  })

  it('is found out when it is no database', async () => {
    writeFileSync(file(), 'no database '.repeat(1000))
    await expect(check()).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  })
})

describe('the secret key', () => {
  const check = (given?: string, openSealed = async () => 2) =>
    secretKeyCheck({ given, dataDir: folder, openSealed }).run()
  const path = () => join(folder, 'secret.key')

  it('may be none, and the doctor makes none', async () => {
    expect(await check()).toEqual({ well: true, found: 'none yet; it is made when it is needed' })
    expect(existsSync(path())).toBe(false)
  })

  it('is well as Parley makes it, or given', async () => {
    secretKey(undefined, folder)
    expect(await check()).toEqual({ well: true, found: `${path()} opens 2 kept tokens` })
    expect(await check('ab'.repeat(32))).toEqual({
      well: true,
      found: 'PARLEY_SECRET_KEY opens 2 kept tokens',
    })
  })

  it.skipIf(process.platform === 'win32')('must not be readable by others', async () => {
    secretKey(undefined, folder)
    chmodSync(path(), 0o644)
    expect(await check()).toEqual({
      well: false,
      found: `${path()} can be read by others (mode 644)`,
      remedy: `chmod 600 ${path()}`,
    })
  })

  it('must open what is kept', async () => {
    secretKey(undefined, folder)
    const wrong = codedError('CONFIGURATION', 'does not open with this key')
    await expect(check(undefined, () => Promise.reject(wrong))).rejects.toBe(wrong)
  })
})

describe('the policy', () => {
  it('may be none, one that is read, or one that cannot be', async () => {
    const path = join(folder, 'policy.yaml')
    const check = (read = async () => {}) => policyCheck(path, read).run()
    expect(await check()).toEqual({ well: true, found: 'none: everybody may use everything' })
    writeFileSync(path, '')
    expect(await check()).toEqual({ well: true, found: `${path} is in force` })
    const wrong = codedError('CONFIGURATION', 'line 3')
    await expect(check(() => Promise.reject(wrong))).rejects.toBe(wrong)
  })
})

describe('the configuration and the log', () => {
  const config = { PARLEY_MODELS: 'starter', PARLEY_HTTP_PORT: 8080 } as Config

  it('tell which doors open, or all that is wrong', async () => {
    expect(await configCheck(config, []).run()).toMatchObject({
      well: true,
      found: 'models starter, doors: HTTP',
    })
    expect(await configCheck(config, ['A: wrong', 'B: wrong']).run()).toMatchObject({
      well: false,
      found: 'A: wrong; B: wrong',
    })
  })

  it.each([
    ['debug', true],
    ['warn', true],
    ['silent', false],
  ])('%s', async (level, well) => {
    expect(await logCheck(level).run()).toMatchObject({ well, found: `${level}, on standard error` })
  })
})
