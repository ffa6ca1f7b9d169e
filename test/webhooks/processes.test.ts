import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sealStore } from '../../src/store/sealed.ts'
import { openSqliteStore, type SqliteStore } from '../../src/store/sqlite.ts'
import { LIMITS } from '../../src/webhooks/limits.ts'
import { createSetting } from './setting.ts'

const script = fileURLToPath(new URL('./webhook-process.ts', import.meta.url))
const key = randomBytes(32)
const PATIENCE = { timeout: 30_000, interval: 50 }

let setting: Awaited<ReturnType<typeof createSetting>>
let file: string
let store: SqliteStore
let waiting: () => Promise<number>
beforeEach(async () => {
  setting = await createSetting()
  file = join(mkdtempSync(join(tmpdir(), 'parley-webhooks-')), 'parley.sqlite')
  store = openSqliteStore(file)
  const opened = setting.open({ sealed: () => sealStore(store, key) }, store)
  setting.receiver.trust((await opened.webhooks.add(setting.wishes())).secret)
  waiting = async () => (await opened.webhooks.list())[0]!.waiting
})
afterEach(async () => {
  await setting.stop()
  store.close()
})

async function startParley(leaseMilliseconds: number) {
  const words = [script, file, key.toString('hex'), String(leaseMilliseconds)]
  const child = spawn(process.execPath, ['--import', 'tsx', ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  await vi.waitFor(() => expect(lines).toContain('ready'), PATIENCE)
  return {
    lines,
    tell: (from: number, to: number) => {
      for (let number = from; number <= to; number++) child.stdin.write(`${number}\n`)
    },
    async kill() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

describe('a Parley that is killed in the middle', () => {
  it('loses nothing that was safe, and sends again only what was under way', async () => {
    const first = await startParley(2000)
    setting.receiver.plan(...Array(10).fill({ status: 200 }))
    setting.receiver.state.otherwise = 'hold'
    first.tell(1, 40)
    await vi.waitFor(() => expect(first.lines.length).toBe(41), PATIENCE)
    await vi.waitFor(() => expect(setting.receiver.calls.length).toBe(14), PATIENCE)
    await first.kill()
    setting.receiver.state.otherwise = { status: 200 }
    const second = await startParley(2000)
    await vi.waitFor(async () => expect(await waiting()).toBe(0), PATIENCE)
    await second.kill()
    const ids = setting.receiver.ids()
    expect(new Set(ids).size).toBe(40)
    expect(ids.length).toBe(44)
    expect(setting.receiver.calls.every(({ verified }) => verified !== undefined)).toBe(true)
    const untils = setting.receiver.calls.map(({ body }) => Date.parse(JSON.parse(body).data.until))
    expect(new Set(untils)).toEqual(new Set(Array.from({ length: 40 }, (_, index) => index + 1)))
  })
})

describe('two Parleys on one store', () => {
  it('send each event once', async () => {
    const pair = await Promise.all([
      startParley(LIMITS.leaseMilliseconds),
      startParley(LIMITS.leaseMilliseconds),
    ])
    pair[0]!.tell(1, 60)
    pair[1]!.tell(61, 120)
    await vi.waitFor(() => expect(pair.map(({ lines }) => lines.length)).toEqual([61, 61]), PATIENCE)
    await vi.waitFor(async () => expect(await waiting()).toBe(0), PATIENCE)
    for (const parley of pair) await parley.kill()
    const ids = setting.receiver.ids()
    expect([ids.length, new Set(ids).size]).toEqual([120, 120])
  })
})
