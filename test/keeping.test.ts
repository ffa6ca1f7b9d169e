import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { auditRow } from './fakes/audit-row.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const newFolder = () => mkdtempSync(join(tmpdir(), 'parley-keeping-'))

function start(folder: string, args: string[], environment: Record<string, string> = {}) {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, PARLEY_DATA_DIR: folder, NO_COLOR: '1', ...environment },
  })
}

async function parley(folder: string, args: string[], environment?: Record<string, string>) {
  const child = start(folder, args, environment)
  child.stdin.end()
  const [out, error, status] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ])
  return { out, error, status }
}

async function rowsIn(file: string) {
  const store = openSqliteStore(file)
  const rows = []
  for await (const row of store.audit.read(0, Number.MAX_SAFE_INTEGER)) rows.push(row)
  store.close()
  return rows
}

describe('what the program keeps', () => {
  it('is a row for an answer and one for a failure, without a word of either, and is swept and restored', async () => {
    const folder = newFolder()
    const file = join(folder, 'parley.sqlite')
    const old = openSqliteStore(file)
    await old.audit.append([auditRow({ time: Date.now() - 91 * 24 * 60 * 60_000 })])
    old.close()
    expect((await parley(folder, ['sentiment', 'What a hunter2 lovely morning!'])).status).toBe(0)
    expect((await parley(folder, ['translate', '--to', 'hunterish', 'Good morning'])).status).toBe(2)
    expect(await rowsIn(file)).toMatchObject([
      { door: 'console', task: 'sentiment', charactersIn: 30, outcome: 'answered' },
      { door: 'console', task: 'translate', code: 'UNKNOWN_LANGUAGE', outcome: 'failed' },
    ])
    expect(readFileSync(file, 'latin1')).not.toMatch(/hunter|morning/)
    const copy = join(folder, 'copy.sqlite')
    expect(await parley(folder, ['store', 'backup', copy])).toMatchObject({ status: 0 })
    const elsewhere = newFolder()
    copyFileSync(copy, join(elsewhere, 'parley.sqlite'))
    const { out } = await parley(elsewhere, ['audit', 'export', '--format', 'csv'])
    expect(out.trim().split('\n').length).toBe(3)
  })

  it('is nothing when there is to be no audit trail', async () => {
    const folder = newFolder()
    const { status } = await parley(folder, ['translate', '--to', 'x', 'y'], { PARLEY_AUDIT_DAYS: '0' })
    expect(status).toBe(2)
    expect(openSqliteStore(join(folder, 'parley.sqlite')).exists()).toBe(false)
  })

  const hasScript = spawnSync('script', ['--version']).status === 0

  it.skipIf(!hasScript)('is swept as long as a door is open', async () => {
    const folder = newFolder()
    const store = openSqliteStore(join(folder, 'parley.sqlite'))
    // More than a command removes at its end.
    const old = Array.from({ length: 2500 }, () => auditRow({ time: 1, person: 'ada' }))
    await store.audit.append([...old, auditRow({ time: Date.now(), person: 'ada' })])
    const inner = `echo "pid $$;"; exec ${process.execPath} --import tsx src/main.ts`
    const child = spawn('script', ['-qec', inner, '/dev/null'], {
      cwd: root,
      env: {
        ...{ PATH: process.env.PATH, PARLEY_DATA_DIR: folder, PARLEY_HOSTS: '1' },
        ...{ SHELL: '/bin/sh', TERM: 'dumb' },
      },
    })
    const closed = new Promise((resolve) => child.on('close', resolve))
    let shown = ''
    // Read to its end: what nobody reads ends the terminal.
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        shown += String(chunk)
        if (shown.includes('›')) resolve()
      })
    })
    while ((await store.audit.count('ada')) > 1) await new Promise((resolve) => setTimeout(resolve, 50))
    process.kill(Number(/pid (\d+);/.exec(shown)?.[1]), 'SIGTERM')
    expect(await closed).toBe(0)
    store.close()
  })

  it('is written as far as somebody reads', async () => {
    const folder = newFolder()
    const store = openSqliteStore(join(folder, 'parley.sqlite'))
    await store.audit.append(Array.from({ length: 3000 }, () => auditRow({ time: Date.now() })))
    store.close()
    const child = start(folder, ['audit', 'export'])
    child.stdout.once('data', () => child.stdout.destroy())
    const closed = new Promise((resolve) => child.on('close', resolve))
    const [error, status] = await Promise.all([readAll(child.stderr), closed])
    expect([error, status]).toEqual(['', 0])
  })
})
