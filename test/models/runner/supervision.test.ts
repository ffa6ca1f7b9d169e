import { afterEach, expect, test } from 'vitest'
import type { LocalRunner, LocalRunnerOptions } from '../../../models/runner/local.ts'
import { codeOf, fakeModel, fakeRunner, interactive, memoryLog, until } from './setting.ts'

const model = fakeModel()
let runner: LocalRunner | undefined

function start(options: Partial<LocalRunnerOptions> = {}): LocalRunner {
  runner = fakeRunner({ cacheSize: 0, ...options })
  return runner
}
const ask = (text: string) => runner!.run(model, { text }, interactive)

afterEach(() => runner?.stop())

test('a text that ends every host fails alone; its batch-mates are answered', async () => {
  start({ hosts: 1 })
  await runner!.warm([model])
  const answers = await Promise.all([
    ...['one', 'two', 'three'].map(async (text) => (await ask(text)).scores.items),
    codeOf(ask('crash')),
  ])
  expect(answers).toEqual([1, 1, 1, 'MODEL_FAILED'])
  expect(runner!.status().hosts[0]!.restarts).toBe(2)
})

test('a text that makes the model throw fails alone, and no host is lost for it', async () => {
  start({ hosts: 1 })
  await runner!.warm([model])
  const answers = await Promise.all([codeOf(ask('throw')), codeOf(ask('fine')), codeOf(ask('long'))])
  expect(answers).toEqual(['MODEL_FAILED', 'fulfilled', 'TOO_MANY_TOKENS'])
  expect(runner!.status().hosts[0]!.restarts).toBe(0)
})

test.each(['spin', 'stall'])(
  'a host that hangs (%s) is replaced and the next request is answered',
  async (order) => {
    start({ hosts: 1, hangMilliseconds: 1500 })
    expect(await codeOf(ask(order))).toBe('MODEL_FAILED')
    expect(await codeOf(ask('fine'))).toBe('fulfilled')
  },
)

test('a host above its memory limit is replaced after the answer', async () => {
  start({ hosts: 1, memoryLimitMegabytes: 1000 })
  const before = (await ask('grow')).scores.pid
  const after = (await ask('fine')).scores.pid
  expect(after).not.toBe(before)
})

test('a missing model is refused with its code, and again without another try', async () => {
  start({ hosts: 1 })
  const absent = fakeModel('absent')
  expect(await codeOf(runner!.run(absent, { text: 'a' }, interactive))).toBe('MODEL_MISSING')
  expect(await codeOf(runner!.warm([absent]))).toBe('MODEL_MISSING')
  expect(await codeOf(ask('fine'))).toBe('fulfilled')
})

test('a model whose loading ends the process is given up, and others go on', async () => {
  start({ hosts: 1 })
  const bomb = fakeModel('bomb')
  const failing = [1, 2, 3].map((n) => codeOf(runner!.run(bomb, { text: `${n}` }, interactive)))
  expect(await Promise.all(failing)).toEqual(['MODEL_FAILED', 'MODEL_FAILED', 'MODEL_FAILED'])
  expect(await codeOf(ask('fine'))).toBe('fulfilled')
})

test('hosts that cannot start are not forked in a loop; requests fail meanwhile', async () => {
  const log = memoryLog()
  start({ log, hostFile: new URL('file:///nowhere/host.ts') })
  expect(await codeOf(ask('a'))).toBe('MODEL_FAILED')
  expect(await codeOf(ask('b'))).toBe('MODEL_FAILED')
  expect(log.lines.filter(({ message }) => message === 'a host ended').length).toBeLessThan(10)
})

test('an idle model leaves memory with its process, and comes back with the next request', async () => {
  start({ hosts: 1, idleMilliseconds: 50 })
  await ask('a')
  await until(() => runner!.status().hosts[0]!.state === 'asleep')
  expect(await codeOf(ask('b'))).toBe('fulfilled')
})

test('stop cancels what waits and what runs, and no process stays', async () => {
  start({ hosts: 1 })
  await runner!.warm([model])
  const { pid } = runner!.status().hosts[0]!
  const running = codeOf(ask('stall'))
  const waiting = codeOf(ask('a'))
  await until(() => runner!.status().queue.running > 0)
  await runner!.stop()
  expect([await running, await waiting, await codeOf(ask('late'))]).toEqual([
    'CANCELLED',
    'CANCELLED',
    'CANCELLED',
  ])
  expect(() => process.kill(pid!, 0)).toThrow()
})

test('a host ends when its parent is gone', async () => {
  start({ hosts: 1 })
  await runner!.warm([model])
  const { fork } = await import('node:child_process')
  const { pathToFileURL, fileURLToPath } = await import('node:url')
  const { createRequire } = await import('node:module')
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child = fork(fileURLToPath(new URL('./fake-host.ts', import.meta.url)), ['{}'], {
    execArgv: ['--import', tsx],
  })
  await new Promise((resolve) => child.once('message', resolve))
  child.disconnect()
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
})
