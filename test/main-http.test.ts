import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { sendRaw } from './adapters/http/send-raw.ts'
import { freePort } from './free-port.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** `npm start` with these variables; `typed` goes to a terminal of its own, without it there is none. */
function start(environment: Record<string, string>, terminal = false) {
  const env = {
    PATH: process.env.PATH,
    PARLEY_DATA_DIR: mkdtempSync(join(tmpdir(), 'parley-http-')),
    PARLEY_HOSTS: '1',
    NO_COLOR: '1',
    SHELL: '/bin/sh',
    TERM: 'dumb',
    ...environment,
  }
  const command = [process.execPath, '--import', 'tsx', 'src/main.ts']
  const inner = `echo "pid $$;"; exec ${command.join(' ')}`
  const [file, args] = terminal ? ['script', ['-qec', inner, '/dev/null']] : [command[0]!, command.slice(1)]
  const child = spawn(file, args as string[], { cwd: root, env })
  children.push(child)
  const state = { said: '' }
  const note = (chunk: unknown) => {
    state.said += String(chunk)
  }
  child.stdout.on('data', note)
  child.stderr.on('data', note)
  const ended = new Promise((resolve) => child.on('close', resolve))
  if (!terminal) child.stdin.end()
  return {
    child,
    state,
    ended,
    said: (words: RegExp) => expect.poll(() => state.said, { timeout: 50_000 }).toMatch(words),
  }
}

const postTo = async (port: number) => {
  const response = await fetch(`http://127.0.0.1:${port}/v1/sentiment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'I love this, great work, thank you!' }),
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

describe('npm start with PARLEY_HTTP_PORT', () => {
  it('opens the API, is ready when the models are warm, and closes at SIGTERM', async () => {
    const port = await freePort()
    const { child, state, ended, said } = start({ PARLEY_HTTP_PORT: String(port) })
    await said(new RegExp(`Parley is open on http://127.0.0.1:${port}; Ctrl-C closes it.`))
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    const readiness = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status
    await expect.poll(readiness, { timeout: 50_000 }).toBe(200)
    expect(await postTo(port)).toMatchObject({ status: 200, answer: { label: 'positive', sure: true } })
    const { models } = (await (await fetch(`http://127.0.0.1:${port}/v1/models`)).json()) as {
      models: { state: string }[]
    }
    expect(models.some((model) => model.state === 'ready')).toBe(true)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(state.said).not.toContain('great work')
  })

  it('knows the keys that the operator makes', async () => {
    const port = await freePort()
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-keys-'))
    const command = [
      '--import',
      'tsx',
      'src/main.ts',
      'keys',
      'create',
      'ci',
      '--scope',
      'detect-language',
      '--per-minute',
      '1',
    ]
    const env = { PATH: process.env.PATH, PARLEY_DATA_DIR: dataDir }
    const made = spawnSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' })
    const key = /parley_\S+/.exec(made.stdout)![0]
    const { said, state } = start({
      PARLEY_HTTP_PORT: String(port),
      PARLEY_DATA_DIR: dataDir,
      PARLEY_LOG_LEVEL: 'info',
    })
    await said(/Parley is open on/)
    const ask = async (task: string, headers: Record<string, string>) => {
      const sent = {
        method: 'POST',
        path: `/v1/${task}`,
        headers: { 'content-type': 'application/json', ...headers },
      }
      const { status } = await sendRaw(`http://127.0.0.1:${port}`, {
        ...sent,
        body: '{"text":"Guten Morgen"}',
      })
      return status
    }
    const away = { host: 'parley.example' }
    const keyed = { ...away, authorization: `Bearer ${key}` }
    expect(await ask('detect-language', away)).toBe(401)
    expect(await ask('sentiment', keyed)).toBe(403)
    expect(await ask('detect-language', keyed)).toBe(200)
    expect(await ask('detect-language', keyed)).toBe(429)
    await said(/"route":"\/v1\/detect-language","status":429/)
    const counted = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    const ends = counted.matchAll(/^parley_requests_total\{door="http",.*code="(\w+)"\} (\d+)$/gm)
    expect([...ends].map(([, code, count]) => `${code} ${count}`).toSorted()).toEqual([
      'NOT_ALLOWED 1',
      'NOT_AUTHENTICATED 1',
      'OK 1',
      'RATE_LIMITED 1',
    ])
    expect(state.said).not.toContain(key)
    expect(state.said).not.toContain('Guten Morgen')
  })

  it('ends with one line when something else listens there', async () => {
    const { server, port } = await listening()
    const { state, ended } = start({ PARLEY_HTTP_PORT: String(port) })
    expect(await ended).toBe(2)
    expect(state.said).toBe(
      `parley: The HTTP API cannot open http://127.0.0.1:${port}: something else listens there; set PARLEY_HTTP_PORT or PARLEY_HTTP_HOST.\n`,
    )
    server.close()
  })
})

const hasScript = spawnSync('script', ['--version']).status === 0

describe('npm start in a terminal without tokens', () => {
  it.skipIf(!hasScript)('offers the API beside the chat, and closes both when the person quits', async () => {
    const port = await freePort()
    const { child, state, ended, said } = start({ PARLEY_HTTP_PORT: String(port) }, true)
    await said(/›/)
    expect(state.said).toMatch(
      new RegExp(`The HTTP API is open on http://127.0.0.1:${port} until you quit.[\\s\\S]*›`),
    )
    expect(await postTo(port)).toMatchObject({ status: 200, answer: { label: 'positive' } })
    child.stdin!.write('/quit\n')
    expect(await ended).toBe(0)
  })

  it.skipIf(!hasScript)('is the chat alone where the usual port is taken, and says so', async () => {
    const taken = await listening(8420)
    const { child, ended, said } = start({}, true)
    await said(
      /The HTTP API cannot open http:\/\/127.0.0.1:8420: something else listens there; set PARLEY_HTTP_PORT[\s\S]*›/,
    )
    child.stdin!.write('/quit\n')
    expect(await ended).toBe(0)
    taken.server.close()
  })
})

/** Listens on the port, unless something does already, which is as good. */
async function listening(wished = 0): Promise<{ server: Server; port: number }> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.on('error', () => resolve())
    server.listen(wished, '127.0.0.1', resolve)
  })
  return { server, port: (server.address() as AddressInfo | null)?.port ?? wished }
}
