import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { followRedirect } from '../../models/download/follow-redirect.ts'
import { folderOf } from '../../models/installed/folder-of.ts'
import { lockFileOf, readLock } from '../../models/installed/lock.ts'
import { recordedRevisions } from '../../models/installed/recorded-revisions.ts'
import { revisionsHere } from '../../models/installed/revisions-here.ts'
import type { Fault } from '../fakes/hub.ts'
import { createFakeProxy } from '../fakes/proxy.ts'
import { createSetting, type Setting, starterContent, testModel } from './setting.ts'

const model = testModel()
const WEIGHTS = 'onnx/model_quantized.onnx'
const PROCESS = fileURLToPath(new URL('./pull-process.ts', import.meta.url))
const POINTER = Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n')

let setting: Setting
beforeEach(async () => {
  setting = await createSetting()
})
afterEach(() => setting.stop())

/** Lengths of the files in the first folder of a folder, by path. */
function sizesIn(incoming: string): Record<string, number> {
  const [folder] = existsSync(incoming) ? readdirSync(incoming).filter((name) => !name.includes('.')) : []
  if (folder === undefined) return {}
  const names = readdirSync(join(incoming, folder), { recursive: true, encoding: 'utf8' })
  return Object.fromEntries(names.map((name) => [name, statSync(join(incoming, folder, name)).size]))
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const newest = (dataDir = setting.dataDir) => recordedRevisions(model, dataDir)[0]!
const folder = () => folderOf(newest(), setting.dataDir)
const isHere = (row = model, dataDir = setting.dataDir) => revisionsHere(row, dataDir).length > 0
const expectNothingHere = () => {
  expect(isHere()).toBe(false)
  const models = join(setting.dataDir, 'models')
  expect(
    existsSync(models) ? readdirSync(models).filter((name) => name.startsWith('test-model')) : [],
  ).toEqual([])
  expect(readLock(setting.dataDir).models).toEqual({})
}
const expectAllHere = (content = starterContent()) => {
  expect(isHere()).toBe(true)
  for (const [path, bytes] of Object.entries(content)) {
    expect(readFileSync(join(folder(), path)).equals(bytes)).toBe(true)
  }
}

describe('a pull', () => {
  it('brings the files of the commit that the branch stands for, and nothing else', async () => {
    const content = starterContent({ allWeights: true })
    const commit = setting.hub.commit('owner/test-model', {
      ...content,
      'onnx/model.onnx': Buffer.alloc(20_000),
    })
    const seen: [number, number][] = []
    const { changed, entry } = await setting
      .downloader()
      .pull(model, { onProgress: (done, total) => void seen.push([done, total]) })
    expect(changed).toBe(true)
    expectAllHere(content)
    expect(readdirSync(folder(), { recursive: true }).sort()).toEqual(
      ['onnx', ...Object.keys(content)].sort(),
    )
    const total = Object.values(content).reduce((sum, bytes) => sum + bytes.length, 0)
    expect(seen[0]).toEqual([0, total])
    expect(seen.at(-1)).toEqual([total, total])
    expect(entry).toMatchObject({ repository: 'owner/test-model', commit, precision: 'q8' })
    expect(setting.hub.requests.filter(({ path }) => path.includes('model.onnx'))).toEqual([])
  })

  it('records commit, lengths, hashes and time in the lock file', async () => {
    const { entry } = await setting.downloader().pull(model)
    const content = starterContent()
    const rows = Object.entries(content).map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: sha256(bytes),
    }))
    expect(entry.files).toEqual(rows)
    expect(JSON.parse(readFileSync(lockFileOf(setting.dataDir), 'utf8'))).toEqual({
      version: 2,
      models: { 'test-model': [entry] },
    })
    expect(new Date(entry.pulled).toISOString()).toBe(entry.pulled)
    expect(newest()).toMatchObject({ revision: entry.commit, files: rows })
  })

  it('gets the same bytes on another machine that has the lock file, though the branch has moved on', async () => {
    const { entry } = await setting.downloader().pull(model)
    const other = await createSetting()
    mkdirSync(join(other.dataDir, 'models'))
    writeFileSync(lockFileOf(other.dataDir), readFileSync(lockFileOf(setting.dataDir)))
    setting.hub.commit('owner/test-model', { ...starterContent(), 'config.json': Buffer.from('{"new":1}') })
    expect(isHere(model, other.dataDir)).toBe(false)
    await other.downloader({ endpoint: setting.hub.endpoint }).pull(model)
    expect(newest(other.dataDir).revision).toBe(entry.commit)
    expect(readFileSync(join(folderOf(newest(other.dataDir), other.dataDir), 'config.json'))).toEqual(
      starterContent()['config.json'],
    )
    await other.stop()
  })

  it('with latest takes the new commit and downloads only what changed', async () => {
    const first = await setting.downloader().pull(model)
    const content = { ...starterContent(), 'config.json': Buffer.from('{"new":1}') }
    const commit = setting.hub.commit('owner/test-model', content)
    const before = setting.hub.requests.length
    const { entry, changed } = await setting.downloader().pull(model, { latest: true })
    expect([changed, entry.commit]).toEqual([true, commit])
    expect(first.entry.commit).not.toBe(commit)
    expectAllHere(content)
    const paths = setting.hub.requests.slice(before).filter(({ path }) => path.includes('resolve'))
    expect(paths.every(({ path }) => path.includes('config.json'))).toBe(true)
    expect(await setting.downloader().pull(model, { latest: true })).toMatchObject({ changed: false })
  })

  it('with latest keeps what was pulled before, and goes back to it when the branch does', async () => {
    const { entry: first } = await setting.downloader().pull(model)
    const changed = { ...starterContent(), 'config.json': Buffer.from('{"new":1}') }
    setting.hub.commit('owner/test-model', changed)
    const { entry: second } = await setting.downloader().pull(model, { latest: true })
    const here = () => revisionsHere(model, setting.dataDir).map(({ revision }) => revision)
    expect(here()).toEqual([second.commit, first.commit])
    expectAllHere(changed)
    setting.hub.commit('owner/test-model', starterContent())
    expect(await setting.downloader().pull(model, { latest: true })).toMatchObject({ changed: false })
    expect(here()).toEqual([first.commit, second.commit])
    expectAllHere()
  })

  it('brings a commit by its id, and mends one without making it the newest', async () => {
    const { entry: first } = await setting.downloader().pull(model)
    const second = setting.hub.commit('owner/test-model', {
      ...starterContent(),
      'config.json': Buffer.from('{}'),
    })
    await setting.downloader().pull(model, { commit: second })
    const here = () => revisionsHere(model, setting.dataDir).map(({ revision }) => revision)
    expect(here()).toEqual([second, first.commit])
    const old = folderOf({ ...model, revision: first.commit }, setting.dataDir)
    rmSync(join(old, 'config.json'))
    expect(here()).toEqual([second])
    await setting.downloader().pull(model, { commit: first.commit })
    expect(here()).toEqual([second, first.commit])
  })

  it('asks nobody when everything is here, and repairs what is not', async () => {
    await setting.downloader().pull(model)
    const before = setting.hub.requests.length
    expect(await setting.downloader({ offline: true }).pull(model)).toMatchObject({ changed: false })
    expect(setting.hub.requests.length).toBe(before)
    const weights = join(folder(), WEIGHTS)
    const damaged = readFileSync(weights)
    damaged[5]! ^= 1
    writeFileSync(weights, damaged)
    expect(await setting.downloader().pull(model)).toMatchObject({ changed: true })
    expectAllHere()
  })

  it('reads all pages of a long list of files, from the mirror itself', async () => {
    const paged = await createSetting({ pageSize: 1 })
    await paged.downloader().pull(model)
    expect(isHere(model, paged.dataDir)).toBe(true)
    await paged.stop()
  })

  it('does without optional files and refuses a repository that lacks a needed one', async () => {
    const optional = {
      ...model,
      files: [...model.files, { path: 'generation_config.json', bytes: 1 }],
    }
    await setting.downloader().pull(optional)
    expect(isHere(optional)).toBe(true)
    const needy = { ...testModel('needy'), repository: 'owner/test-model' }
    needy.files = [...needy.files, { path: 'onnx/other.onnx', bytes: 1 }]
    await expect(setting.downloader().pull(needy)).rejects.toThrow(
      /owner\/test-model has no onnx\/other\.onnx at/,
    )
  })

  it('refuses starter models, which are on no hub', async () => {
    const starter = { ...model, set: 'starter' as const }
    await expect(setting.downloader().pull(starter)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('a broken download', () => {
  it('is continued from where it broke', async () => {
    setting.hub.fail(`for=${WEIGHTS}`, { kind: 'break' }, 2)
    await setting.downloader().pull(model)
    expectAllHere()
    const tries = setting.hub.requests.filter(({ path }) => path.includes(`for=${WEIGHTS}`))
    const starts = tries.map(({ headers }) => Number(/\d+/.exec(headers.range ?? '0')?.[0]))
    expect(starts).toHaveLength(3)
    expect(starts[0]).toBe(0)
    expect(starts[1]).toBeGreaterThan(0)
    expect(starts[2]).toBeGreaterThanOrEqual(starts[1]!)
    expect(tries.slice(1).every(({ headers }) => /^"\w+"$/.test(String(headers['if-range'])))).toBe(true)
    expect(setting.waits).toEqual([1000, 2000])
  })

  it('is continued by the next pull, and is no model until then', async () => {
    setting.hub.fail(`for=${WEIGHTS}`, { kind: 'break' })
    await expect(setting.downloader({ attempts: 1 }).pull(model)).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
    })
    expectNothingHere()
    await setting.downloader().pull(model)
    expectAllHere()
    expect(setting.hub.requests.at(-1)?.headers.range).toMatch(/^bytes=[1-9]\d*-$/)
    expect(readdirSync(join(setting.dataDir, 'models', '.incoming'))).toEqual([])
  })

  it.each<[string, Fault]>([
    ['falls silent', { kind: 'silence' }],
    ['ends in a server error', { kind: 'status', status: 500 }],
  ])('is tried again when it %s', async (_, fault) => {
    setting.hub.fail(`for=${WEIGHTS}`, fault)
    await setting.downloader({ idleMilliseconds: 300 }).pull(model)
    expectAllHere()
    expect(setting.waits).toEqual([1000])
  })

  it.each<[string, Fault]>([
    ['the server knows no ranges', { kind: 'no ranges' }],
    ['the tag was weak', { kind: 'weak tag' }],
  ])('starts anew when %s', async (_, fault) => {
    setting.hub.fail(`for=${WEIGHTS}`, fault.kind === 'weak tag' ? fault : { kind: 'break' })
    setting.hub.fail(`for=${WEIGHTS}`, fault)
    await setting.downloader().pull(model)
    expectAllHere()
  })

  it('starts anew when what was kept has a wrong byte, and keeps that to itself', async () => {
    setting.hub.fail(`for=${WEIGHTS}`, { kind: 'break' })
    await expect(setting.downloader({ attempts: 1 }).pull(model)).rejects.toThrow()
    const staging = join(setting.dataDir, 'models', '.incoming')
    const [folder] = readdirSync(staging)
    const part = join(staging, folder!, `${WEIGHTS}.part`)
    const kept = readFileSync(part)
    kept[0]! ^= 1
    writeFileSync(part, kept)
    await setting.downloader().pull(model)
    expectAllHere()
  })

  it('is given up after a bounded number of tries', async () => {
    setting.hub.fail(`for=${WEIGHTS}`, { kind: 'status', status: 502 }, 100)
    await expect(setting.downloader({ attempts: 4 }).pull(model)).rejects.toThrow(/HTTP 502.*try again later/)
    expect(setting.waits).toEqual([1000, 2000, 4000])
    expectNothingHere()
  })

  it('says that the hub is not reached when nobody answers', async () => {
    await setting.hub.stop()
    await expect(setting.downloader({ attempts: 2 }).pull(model)).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: 'The connection to the hub was lost (ECONNREFUSED)',
    })
  })
})

describe('wrong content', () => {
  it('one wrong byte: names the file, what was expected and what came', async () => {
    const expected = sha256(starterContent()[WEIGHTS]!)
    setting.hub.fail(`for=${WEIGHTS}`, { kind: 'wrong byte' })
    await expect(setting.downloader().pull(model)).rejects.toThrow(
      new RegExp(`^${WEIGHTS}: expected SHA-256 ${expected}, got [0-9a-f]{64}$`),
    )
    expectNothingHere()
    await setting.downloader().pull(model)
    expectAllHere()
  })

  it('a wrong byte in a small file is found by its git blob id', async () => {
    setting.hub.fail('resolve-cache', { kind: 'wrong byte' })
    await expect(setting.downloader().pull(model)).rejects.toThrow(
      /^config\.json: expected git blob \w{40}, got/,
    )
    expectNothingHere()
  })

  it.each<[string, Fault, RegExp]>([
    ['a Git LFS pointer', { kind: 'content', content: POINTER }, /sent a Git LFS pointer instead of onnx/],
    [
      'fewer bytes',
      { kind: 'content', content: Buffer.alloc(9) },
      /should have \d+ bytes, but the server sends 9/,
    ],
    ['more bytes', { kind: 'too long' }, /sends more than the \d+ bytes of onnx/],
  ])('%s', async (_, fault, words) => {
    setting.hub.fail(`for=${WEIGHTS}`, fault)
    await expect(setting.downloader().pull(model)).rejects.toThrow(words)
    expectNothingHere()
  })

  it('a Git LFS pointer that was committed as the file', async () => {
    setting.hub.commit('owner/test-model', { ...starterContent(), [WEIGHTS]: POINTER })
    await expect(setting.downloader().pull(model)).rejects.toThrow(
      /is a Git LFS pointer in the repository itself/,
    )
    expectNothingHere()
  })

  it('a list with a name that leads out of the folder', async () => {
    setting.hub.commit('owner/test-model', { ...starterContent(), '../../evil.json': Buffer.from('{}') })
    await expect(setting.downloader().pull(model)).rejects.toThrow(/"..\/..\/evil.json" is not safe/)
    expectNothingHere()
  })

  it('a lock file with such a name', async () => {
    const { entry } = await setting.downloader().pull(model)
    entry.files.push({ path: '../escaped.json', bytes: 1, sha256: '0'.repeat(64) })
    writeFileSync(
      lockFileOf(setting.dataDir),
      JSON.stringify({ version: 2, models: { 'test-model': [entry] } }),
    )
    await expect(setting.downloader().pull(model)).rejects.toThrow(/"..\/escaped.json" is not safe/)
  })

  it('a page that is not the API of a hub', async () => {
    const portal = await createFakeProxy()
    await expect(setting.downloader({ endpoint: portal.address, attempts: 1 }).pull(model)).rejects.toThrow(
      /HTTP 405/,
    )
    await portal.stop()
  })
})

describe('a hub that refuses', () => {
  const refusals: [string, Fault, Record<string, string>, RegExp][] = [
    [
      '401',
      { kind: 'status', status: 401 },
      {},
      /only to people who are signed in \(HTTP 401\); set HF_TOKEN/,
    ],
    ['401 with a token', { kind: 'status', status: 401 }, { token: 'hf_x' }, /does not accept HF_TOKEN/],
    [
      '403, gated',
      { kind: 'status', status: 403, headers: { 'x-error-code': 'GatedRepo' } },
      { token: 'hf_x' },
      /is gated .*accept its terms at http.*owner\/test-model with the account of HF_TOKEN/,
    ],
    ['404', { kind: 'status', status: 404 }, {}, /The hub has no owner\/test-model \(HTTP 404\)/],
  ]
  it.each(refusals)('%s: says what to do and does not try again', async (_, fault, options, words) => {
    setting.hub.fail('/api/models/', fault)
    await expect(setting.downloader(options).pull(model)).rejects.toThrow(words)
    expect(setting.hub.requests).toHaveLength(1)
    expectNothingHere()
  })

  it('a name that it does not have', async () => {
    const wrong = { ...model, repository: 'owner/nothing' }
    await expect(setting.downloader().pull(wrong)).rejects.toThrow(/has no owner\/nothing .*or it is private/)
  })

  it('a file that is gone', async () => {
    setting.hub.fail('/resolve/', { kind: 'status', status: 404 })
    await expect(setting.downloader().pull(model)).rejects.toThrow(/no config\.json of owner\/test-model/)
  })

  it('429: waits as long as it is asked to', async () => {
    setting.hub.fail('/revision/', { kind: 'status', status: 429, headers: { 'retry-after': '7' } })
    const date = new Date(Date.now() + 60_000).toUTCString()
    setting.hub.fail('/tree/', { kind: 'status', status: 429, headers: { 'retry-after': date } })
    await setting.downloader().pull(model)
    expectAllHere()
    expect(setting.waits[0]).toBe(7000)
    expect(setting.waits[1]).toBeGreaterThan(50_000)
  })

  it('429 with a wait that is too long: leaves it to a person', async () => {
    setting.hub.fail('/revision/', { kind: 'status', status: 429, headers: { 'retry-after': '3600' } })
    await expect(setting.downloader().pull(model)).rejects.toThrow(/HTTP 429.*try again in 3600 seconds/)
    expect(setting.waits).toEqual([])
  })
})

describe('settings', () => {
  it('offline: no connection is tried', async () => {
    await expect(setting.downloader({ offline: true }).pull(model)).rejects.toMatchObject({ code: 'OFFLINE' })
    expect(setting.hub.requests).toHaveLength(0)
    expectNothingHere()
  })

  it('the token goes to the hub and nowhere else', async () => {
    await setting.downloader({ token: 'hf_secret' }).pull(model)
    const tokens = (server: string) =>
      new Set(
        setting.hub.requests.filter((row) => row.server === server).map((row) => row.headers.authorization),
      )
    expect(tokens('hub')).toEqual(new Set(['Bearer hf_secret']))
    expect(tokens('storage')).toEqual(new Set([undefined]))
  })

  it('a redirect never gives up https', () => {
    const from = new URL('https://hub.example/a/b')
    expect(followRedirect(from, '/c?d=1').href).toBe('https://hub.example/c?d=1')
    expect(followRedirect(from, 'https://storage.example/x').host).toBe('storage.example')
    expect(() => followRedirect(from, 'http://hub.example/c')).toThrow(/without https, which is refused/)
  })

  it('goes through a proxy, except to the hosts that need none', async () => {
    const proxy = await createFakeProxy({ credentials: 'ann:secret' })
    const address = proxy.address.replace('//', '//ann:secret@')
    await setting.downloader({ proxy: address }).pull(model)
    expectAllHere()
    expect(new Set(proxy.tunnels.map((tunnel) => tunnel.split(':')[0]))).toEqual(new Set(['127.0.0.1']))
    expect(new Set(proxy.tunnels)).toContain(setting.hub.endpoint.replace('http://', ''))
    const opened = proxy.tunnels.length
    await setting.downloader({ proxy: address, noProxy: '127.0.0.1' }).pull(model, { latest: true })
    expect(proxy.tunnels.length).toBe(opened)
    await proxy.stop()
  })

  it('a proxy that refuses: says so, without the password', async () => {
    const proxy = await createFakeProxy({ credentials: 'ann:secret' })
    const address = proxy.address.replace('//', '//ann:wrong@')
    const pull = setting.downloader({ proxy: address }).pull(model)
    await expect(pull).rejects.toThrow(/^The proxy refused the connection \(.*407.*\); check HTTPS_PROXY$/)
    await expect(pull).rejects.not.toThrow(/wrong/)
    await proxy.stop()
  })
})

describe('the disk', () => {
  // Linux has a file that answers every write with "no space left".
  it.skipIf(!existsSync('/dev/full'))('is full: says so', async () => {
    setting.hub.fail(`for=${WEIGHTS}`, { kind: 'break' })
    await expect(setting.downloader({ attempts: 1 }).pull(model)).rejects.toThrow()
    const staging = join(setting.dataDir, 'models', '.incoming')
    const part = join(staging, readdirSync(staging)[0]!, `${WEIGHTS}.part`)
    rmSync(part)
    symlinkSync('/dev/full', part)
    await expect(setting.downloader().pull(model)).rejects.toThrow(/^The disk is full/)
    expectNothingHere()
  })

  it('is too small: says so before anything is downloaded', async () => {
    const { entry } = await setting.downloader().pull(model)
    rmSync(folder(), { recursive: true })
    entry.files[3]!.bytes = 8e15
    writeFileSync(
      lockFileOf(setting.dataDir),
      JSON.stringify({ version: 2, models: { 'test-model': [entry] } }),
    )
    const before = setting.hub.requests.length
    await expect(setting.downloader().pull(model)).rejects.toThrow(
      /^test-model needs 80\d+ bytes, but the disk/,
    )
    expect(setting.hub.requests.length).toBe(before)
  })

  it('cannot be written: names the setting', async () => {
    writeFileSync(join(setting.dataDir, 'models'), 'a file where a folder should be')
    await expect(setting.downloader().pull(model)).rejects.toMatchObject({ code: 'CONFIGURATION' })
  })
})

describe('two pulls at once', () => {
  it('of one model: the second one is told, and nothing is harmed', async () => {
    const results = await Promise.allSettled([
      setting.downloader().pull(model),
      setting.downloader().pull(model),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'OVERLOADED' })
    expect(refused?.reason.message).toMatch(/^Another process is pulling test-model; if none is, delete /)
    expectAllHere()
  })

  it('of several models: each has its entry in the lock file', async () => {
    const models = ['a', 'b', 'c', 'd'].map(testModel)
    for (const { repository } of models) setting.hub.commit(repository, starterContent())
    await Promise.all(models.map((row) => setting.downloader().pull(row)))
    expect(Object.keys(readLock(setting.dataDir).models)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('a process that is killed in the middle leaves no model, and the next one continues its work', async () => {
    setting.hub.fail(`for=${WEIGHTS}`, { kind: 'silence' })
    const child = spawn(process.execPath, ['--import', 'tsx', PROCESS, setting.hub.endpoint, setting.dataDir])
    const died = once(child, 'exit')
    const incoming = join(setting.dataDir, 'models', '.incoming')
    await expect.poll(() => sizesIn(incoming)[`${WEIGHTS}.part`] ?? 0, { timeout: 30_000 }).toBeGreaterThan(0)
    await expect(setting.downloader().pull(model)).rejects.toMatchObject({ code: 'OVERLOADED' })
    child.kill('SIGKILL')
    await died
    expectNothingHere()
    await setting.downloader().pull(model)
    expectAllHere()
    expect(setting.hub.requests.at(-1)?.headers.range).toMatch(/^bytes=[1-9]\d*-$/)
  })

  it('a process that died while it pulled does not keep the next one out', async () => {
    const incoming = join(setting.dataDir, 'models', '.incoming')
    mkdirSync(incoming, { recursive: true })
    // The highest process id that Linux gives out is below this.
    writeFileSync(join(incoming, 'test-model.lease'), `4194305 ${hostname()}`)
    await setting.downloader().pull(model)
    expectAllHere()
  })
})
