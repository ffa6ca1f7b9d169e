import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { VARIABLES } from '../../src/config.ts'
import { listen } from '../fakes/listen.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const read = (path: string) => readFileSync(at(path), 'utf8')
const names = (text: string, form: RegExp) => [...text.matchAll(form)].map(([, name]) => name!)

/** What PARLEY_SHUTDOWN_SECONDS and the farewell after it take. */
const SHUTDOWN_SECONDS = VARIABLES.PARLEY_SHUTDOWN_SECONDS.default + 5

const dockerfile = read('Dockerfile')
const unit = read('deploy/parley.service')
const compose = parse(read('compose.yaml')) as {
  services: { parley: { environment: Record<string, string>; stop_grace_period: string } }
}
const ofCompose = compose.services.parley

describe('the files to run it', () => {
  it.each([
    ['Dockerfile', names(dockerfile, /\b(PARLEY_\w+)=/g)],
    ['compose.yaml', Object.keys(ofCompose.environment)],
    ['deploy/parley.service', names(unit, /^Environment=(PARLEY_\w+)=/gm)],
  ])('%s sets variables that there are', (_, set) => {
    expect(set.length).toBeGreaterThan(0)
    expect(set.filter((name) => !Object.hasOwn(VARIABLES, name))).toEqual([])
  })

  it('give Parley the time that it may take to end', () => {
    expect(Number.parseInt(ofCompose.stop_grace_period, 10)).toBeGreaterThanOrEqual(SHUTDOWN_SECONDS)
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThanOrEqual(SHUTDOWN_SECONDS)
  })

  it('copy into the image only what is there and what .dockerignore lets through', () => {
    const allowed = names(read('.dockerignore'), /^!(\S+)$/gm)
    expect(read('.dockerignore')).toMatch(/^\*$/m)
    const copied = names(dockerfile, /^COPY (?!--from)(?:--\S+ )*(.+) \S+$/gm).flatMap((words) =>
      words.split(' '),
    )
    expect(copied.length).toBeGreaterThan(8)
    for (const path of copied) {
      expect(existsSync(at(path))).toBe(true)
      expect(allowed).toContain(path)
    }
    expect(allowed.filter((path) => !copied.includes(path))).toEqual([])
  })

  it('copy all that the code imports', () => {
    const { stdout } = spawnSync(
      'git',
      ['grep', '-hoE', "from '(\\.\\./)+[^']+'", 'src', 'adapters', 'models'],
      {
        cwd: at('.'),
        encoding: 'utf8',
      },
    )
    const roots = new Set(names(stdout, /from '(?:\.\.\/)+([\w.-]+)/g))
    const elsewhere = ['docs', 'test', 'bench', 'training', 'deploy'].filter((root) => roots.has(root))
    expect(roots.size).toBeGreaterThan(10)
    expect(elsewhere).toEqual([])
  })

  it('run as somebody who is not root, and read-only', () => {
    expect(dockerfile).toMatch(/^USER node$/m)
    expect(ofCompose).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
    expect(unit).toMatch(/^User=parley$/m)
  })

  it.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)('are a unit that systemd takes', () => {
    // It also looks whether the program is there.
    const here = join(mkdtempSync(join(tmpdir(), 'parley-unit-')), 'parley.service')
    writeFileSync(here, unit.replace('/usr/bin/node', process.execPath))
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', here], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})

describe('the health check of the image', () => {
  async function check(environment: Record<string, string>) {
    const child = spawn(process.execPath, [at('deploy/healthcheck.js')], { env: environment })
    return ((await once(child, 'exit')) as [number])[0]
  }

  it.each([
    [200, 0],
    [503, 1],
  ])('takes %i for %i', async (status, exit) => {
    const server = createServer((request, response) =>
      response.writeHead(request.url === '/healthz' ? status : 404).end(),
    )
    const { address, close } = await listen(server)
    const port = new URL(address).port
    expect(await check({ PARLEY_HTTP_PORT: port, PARLEY_HTTP_HOST: '0.0.0.0' })).toBe(exit)
    await close()
    expect(await check({ PARLEY_HTTP_PORT: port, PARLEY_HTTP_HOST: '0.0.0.0' })).toBe(1)
  })

  it('is content without an HTTP API', async () => {
    expect(await check({})).toBe(0)
  })
})
