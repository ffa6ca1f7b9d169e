import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text as readAll } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parleySentimentEn } from '../../models/parley-sentiment-en.ts'
import type { Model } from '../../src/contract/model.ts'
import { createRecordStore } from '../../src/service/record-store.ts'
import { referenceOf } from '../../src/service/reference.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { harmless, secondRevision, swapped } from './second-revision.ts'
import { until } from './setting.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'parley-program-'))

function start(...args: string[]) {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, PARLEY_DATA_DIR: dataDir, PARLEY_HOSTS: '1', NO_COLOR: '1' },
  })
}

async function parley(...args: string[]) {
  const child = start(...args)
  child.stdin.end()
  const ended = new Promise((resolve) => child.on('close', resolve))
  const [out, error, status] = await Promise.all([readAll(child.stdout), readAll(child.stderr), ended])
  return { out: out.trim(), error: error.trim(), status }
}

/** Requests all the time, but room for the commands beside them: everything here shares two cores. */
const PAUSE_MILLISECONDS = 20
/** Several programs start in each test, which takes long where many tests run at once. */
const PATIENCE_MILLISECONDS = 180_000

/** A bulk run whose input stays open and that always has some requests under way. */
function startServer() {
  const child = start('sentiment', '--jsonl')
  const state = { asked: 0, open: true }
  const answers: { error?: unknown; model: string; label: string }[] = []
  const ask = () => {
    if (!state.open) return
    child.stdin.write(
      `${JSON.stringify({ id: state.asked, text: `I love it, great work, number ${state.asked++}!` })}\n`,
    )
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    answers.push(JSON.parse(line))
    setTimeout(ask, PAUSE_MILLISECONDS)
  })
  for (let n = 0; n < 4; n++) ask()
  const ended = new Promise((resolve) => child.on('close', resolve))
  return {
    answers,
    async end() {
      state.open = false
      child.stdin.end()
      return { status: await ended, lost: state.asked - answers.length }
    },
  }
}

vi.setConfig({ testTimeout: PATIENCE_MILLISECONDS, hookTimeout: PATIENCE_MILLISECONDS })
const servers: ReturnType<typeof startServer>[] = []
let [good, bad]: Model[] = []
const own = referenceOf(parleySentimentEn)

beforeAll(async () => {
  good = await secondRevision(parleySentimentEn, dataDir, harmless)
  bad = await secondRevision(parleySentimentEn, dataDir, swapped)
  servers.push(startServer(), startServer())
  const store = openSqliteStore(join(dataDir, 'parley.sqlite'))
  const { read } = createRecordStore(store)
  await until(async () => (await read()).servers.size === 2)
  store.close()
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()))
  rmSync(dataDir, { recursive: true })
})

test('two running programs refuse a model with its labels in the wrong order', async () => {
  const { status, error, out } = await parley('models', 'use', 'sentiment', referenceOf(bad!))
  expect({ status, out }).toEqual({ status: 1, out: '' })
  expect(error).toMatch(
    /^✗ sentiment: refused, nothing changes: 6 of 6 golden examples failed; the first, .*: expected positive, but negative came$/,
  )
})

test('both exchange their model under load; every request is answered, by one of the two', async () => {
  const name = `${good!.name}@${good!.revision.slice(0, 7)}`
  const { status, out } = await parley('models', 'use', 'sentiment', name)
  expect({ status, out }).toEqual({
    status: 0,
    out: `✓ sentiment: ${referenceOf(good!)} is in service (2 of 2 running)`,
  })
  await Promise.all(servers.map(({ answers }) => until(() => answers.at(-1)?.model === referenceOf(good!))))
  for (const server of servers) {
    expect(await server.end()).toEqual({ status: 0, lost: 0 })
    expect(server.answers.filter(({ error, label }) => error !== undefined || label !== 'positive')).toEqual(
      [],
    )
    expect(new Set(server.answers.map(({ model }) => model))).toEqual(new Set([own, referenceOf(good!)]))
  }
})

test('the choice outlives every process, and `models remove` respects it', async () => {
  const [service, removed] = await Promise.all([
    parley('models', 'service'),
    parley('models', 'remove', referenceOf(good!)),
  ])
  expect(service.out).toContain(`sentiment: ${referenceOf(good!)}, since `)
  expect(service.out).toContain(`  before: ${own}`)
  expect([removed.status, removed.error]).toEqual([1, expect.stringContaining('is in service for sentiment')])
})
