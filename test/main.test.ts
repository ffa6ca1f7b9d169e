import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sealStore } from '../src/store/sealed.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'parley-main-'))

/** Runs the real program with the real models, without a terminal. */
async function parley(args: string[], input = '', environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, PARLEY_DATA_DIR: dataDir, NO_COLOR: '1', ...environment },
  })
  child.stdin.end(input)
  const [out, error, status] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ])
  return { out, error, status, lines: out.trim().split('\n') }
}

describe('parley as a program', () => {
  it('prints the help and exits 2 with no door and no terminal', async () => {
    const { status, out, error } = await parley([])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(error).toContain('Usage: parley')
  })

  it('ends a wrong value with one line', async () => {
    const { status, error } = await parley(['sentiment', 'x'], '', { PARLEY_HTTP_PORT: 'eighty' })
    expect(status).toBe(2)
    expect(error).toBe('parley: PARLEY_HTTP_PORT: expected a port from 1 to 65535, but "eighty" came\n')
  })

  it('opens no door on a damaged file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-damaged-'))
    writeFileSync(join(folder, 'parley.sqlite'), 'no database '.repeat(1000))
    const { status, error } = await parley([], '', {
      PARLEY_DATA_DIR: folder,
      DISCORD_TOKEN: 'a.b.c',
      DISCORD_API_URL: 'http://127.0.0.1:9',
    })
    expect(status).toBe(1)
    expect(error.trim().split('\n').length).toBe(1)
    expect(error).toContain('parley.sqlite is damaged. Nothing in it was changed.')
  })

  it('says how a message feels', async () => {
    const { status, lines } = await parley([
      'sentiment',
      '--why',
      '--json',
      'I love this, great work, thank you!',
    ])
    expect(status).toBe(0)
    const answer = JSON.parse(lines[0]!)
    expect(answer).toMatchObject({ label: 'positive', sure: true, notes: [] })
    expect(answer.model).toMatch(/^parley-sentiment-en@/)
    expect(answer.why.length).toBe(7)
  })

  it('says which language each of many texts is in', async () => {
    const texts = ['Wo ist denn der Bahnhof?', 'no se que hacer', 'La tua password non è corretta', '👍']
    const requests = texts.map((text, id) => JSON.stringify({ id, text }))
    const { status, lines } = await parley(['detect-language', '--jsonl'], requests.join('\n'))
    expect(status).toBe(0)
    const answers = lines.map((line) => JSON.parse(line))
    expect(answers.map(({ id, language, sure }) => [id, language, sure])).toEqual([
      [0, 'de', true],
      [1, 'es', true],
      [2, 'it', true],
      [3, null, false],
    ])
    expect(answers[0].candidates[0]).toEqual({ language: 'de', score: expect.any(Number) })
  })

  it('translates in bulk and keeps mentions, links and code', async () => {
    const spans = ['<@U024BE7LH>', '`npm ci`', 'https://example.org/a?b=c']
    const requests = ['fr', 'es', 'de'].map((to) =>
      JSON.stringify({
        id: to,
        text: `Hello ${spans[0]}, please read ${spans[2]} and run ${spans[1]} again.`,
        options: { to, from: 'en' },
      }),
    )
    const { status, lines } = await parley(['translate', '--jsonl'], requests.join('\n'))
    expect(status).toBe(0)
    for (const [index, to] of ['fr', 'es', 'de'].entries()) {
      const answer = JSON.parse(lines[index]!)
      expect(answer).toMatchObject({ id: to, from: 'en', to })
      for (const span of spans) expect(answer.text.split(span).length).toBe(2)
    }
  })

  it('summarises a conversation with speakers and sources', async () => {
    const chat = [
      'Ada: morning',
      'Ada: The login page fails for all customers in Europe since the deploy last night.',
      'Bob: ok',
      'Bob: I will roll back the deploy now, and we look for the cause after the meeting.',
      'Cleo has joined the channel',
      'Cleo: Please tell the customers that no data was lost.',
    ]
    const { status, lines } = await parley(['summarise', '--length', 'short', '--json'], chat.join('\n'))
    expect(status).toBe(0)
    const answer = JSON.parse(lines[0]!)
    expect(answer).toMatchObject({ messages: 6, used: 3, people: 3 })
    expect(answer.points.length).toBeGreaterThan(0)
    for (const { text, speaker, sources } of answer.points) {
      expect(chat.join('\n')).toContain(`${speaker}: ${text}`)
      expect(sources).toEqual([expect.stringMatching(/^m[1-6]$/)])
    }
  })

  it('is well on this machine', async () => {
    const { out, status } = await parley(['doctor'])
    expect(out).toMatch(/✓ model +parley-sentiment-en@\w+: all files as they should be/)
    expect(out).toMatch(/✓ device +cpu answers/)
    expect([0, 1]).toContain(status)
  })
})

describe('the doctor as a program', () => {
  it('looks at everything, whatever is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-ill-'))
    writeFileSync(join(folder, 'secret.key'), 'no key', { mode: 0o644 })
    writeFileSync(join(folder, 'parley.sqlite'), 'no database '.repeat(1000))
    const { out, status } = await parley(['doctor'], '', {
      PARLEY_DATA_DIR: folder,
      PARLEY_SECRET_KEY: 'abc',
      PARLEY_HOSTS: 'many',
      PARLEY_LOG_LEVEL: 'silent',
    })
    expect(status).toBe(1)
    expect(out).toMatch(
      /✗ configuration +PARLEY_HOSTS: .*; PARLEY_SECRET_KEY: expected 64 hexadecimal digits/,
    )
    expect(out).toMatch(/✗ log +silent/)
    expect(out).toMatch(/✓ data folder +/)
    expect(out).toMatch(/✗ store +.*parley.sqlite is damaged/)
    expect(out).toMatch(/✗ secret key +.*mode 644/)
    expect(out).toMatch(/✓ device +cpu answers/)
    expect(out).not.toContain('abc')
  })

  it('tells that kept tokens do not open with the key there is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-key-'))
    const store = openSqliteStore(join(folder, 'parley.sqlite'))
    await sealStore(store, Buffer.alloc(32, 1)).put('slack-installations', 'workspace/T1', {
      token: 'xoxb-1',
    })
    store.close()
    const right = await parley(['doctor'], '', {
      PARLEY_DATA_DIR: folder,
      PARLEY_SECRET_KEY: '01'.repeat(32),
    })
    expect(right.out).toMatch(/✓ secret key +PARLEY_SECRET_KEY opens 1 kept tokens/)
    const wrong = await parley(['doctor'], '', {
      PARLEY_DATA_DIR: folder,
      PARLEY_SECRET_KEY: '02'.repeat(32),
    })
    expect(wrong.out).toMatch(/✗ secret key +what is kept encrypted does not open with this key/)
    expect(wrong.out).toMatch(/✓ device +cpu answers/)
    expect(wrong.status).toBe(1)
  })
})

const hasScript = spawnSync('script', ['--version']).status === 0

describe('the chat as a program', () => {
  it.skipIf(!hasScript)('ends at SIGTERM, and keeps nothing that nobody asked it to keep', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-chat-'))
    const inner = `echo "pid $$;"; exec ${process.execPath} --import tsx src/main.ts`
    const child = spawn('script', ['-qec', inner, '/dev/null'], {
      cwd: root,
      env: {
        ...{ PATH: process.env.PATH, PARLEY_DATA_DIR: folder, PARLEY_HOSTS: '1' },
        ...{ SHELL: '/bin/sh', TERM: 'dumb' },
      },
    })
    let shown = ''
    child.stdout.on('data', (chunk) => {
      const before = shown.includes('›')
      shown += String(chunk)
      if (!before && shown.includes('›')) process.kill(Number(/pid (\d+);/.exec(shown)?.[1]), 'SIGTERM')
    })
    const status = await new Promise((resolve) => child.on('close', resolve))
    const made = ['parley.sqlite', 'secret.key'].filter((name) => existsSync(join(folder, name)))
    expect({ status, made }).toEqual({ status: 0, made: [] })
    expect(shown).not.toContain('"level"')
  })
})
