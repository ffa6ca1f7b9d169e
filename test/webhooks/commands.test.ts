import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandValues } from '../../src/contract/command.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { createWebhookCommands } from '../../src/webhooks/commands/index.ts'
import { createFakeOutput } from '../fakes/output.ts'
import { alertOf } from './alert-of.ts'
import { createSetting, eventually } from './setting.ts'

let setting: Awaited<ReturnType<typeof createSetting>>
let opened: ReturnType<typeof setting.open>
beforeEach(async () => {
  setting = await createSetting()
  opened = setting.open()
})
afterEach(() => setting.stop())

async function run(name: string, args: string[] = [], values: CommandValues = {}) {
  const { output, out, error } = createFakeOutput()
  const commands = createWebhookCommands(opened.webhooks, opened.dead)
  const status = await commands.find((one) => one.name === `webhooks ${name}`)!.run(args, output, values)
  return { status, out, error }
}
const add = (values: CommandValues = {}, path = '/hook') =>
  run('add', [`${setting.receiver.address}${path}`], { on: 'alert', name: 'one', ...values })

describe('webhooks add', () => {
  it('shows the secret once, alone on standard output', async () => {
    const { status, out, error } = await add({
      on: ' digest,alert ,alert',
      channel: 'slack/T1/C1',
      withText: true,
    })
    expect(status).toBe(0)
    expect(out).toEqual([expect.stringMatching(/^whsec_[\w+/]{43}=$/)])
    expect(error[0]).toContain('of one, which is called on digest, alert. Keep it now')
    expect(error.at(-1)).toBe('`parley webhooks test one` tries it.')
    const channels = [{ platform: 'slack', workspace: 'T1', channel: 'C1' }]
    const [webhook] = await opened.webhooks.list()
    expect(webhook).toMatchObject({ name: 'one', kinds: ['digest', 'alert'], channels, withText: true })
    expect(webhook).not.toHaveProperty('secret')
  })

  it('calls it by its host when no name is given, and keeps one whose host is not there yet', async () => {
    opened = setting.open({ resolve: () => Promise.reject(new Error('no such host')) })
    const { out, error } = await run('add', ['https://hooks.example.org/x?y=1'], { on: 'alert' })
    expect(out.length).toBe(1)
    expect(error[1]).toBe('It is kept, but its host has no address at the moment.')
    expect((await opened.webhooks.list())[0]).toMatchObject({ name: 'hooks.example.org' })
  })

  it.each<[CommandValues, RegExp]>([
    [{ on: undefined }, /--on is missing: on what shall it be called\?\n {2}alert: the mood/],
    [{ on: ' , ' }, /--on is missing/],
    [{ on: 'alert,everything' }, /--on: expected some of alert, digest, .*, but "everything" came/],
    [{ channel: 'general' }, /--channel: expected platform, workspace and channel .* but "general" came/],
    [{ channel: 'slack/T1/C1/m' }, /--channel: expected/],
    [{ name: 'a b' }, /--name: expected 1 to 60 letters/],
    [{ name: 'a/b' }, /--name: expected 1 to 60 letters/],
  ])('says what is wrong with %j', async (values, words) => {
    await expect(add(values)).rejects.toThrow(words)
    expect(await opened.webhooks.list()).toEqual([])
  })

  it('takes no name twice, and no address that must not be called', async () => {
    await add()
    await expect(add()).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('--name'),
    })
    opened = setting.open({ allow: [], resolve: async () => [{ address: '10.0.0.1', family: 4 }] })
    const refused = { code: 'NOT_ALLOWED', message: expect.stringContaining('PARLEY_WEBHOOK_ALLOW') }
    await expect(add({ name: 'two' })).rejects.toMatchObject(refused)
    await expect(run('add', ['https://x.example/'], { on: 'alert' })).rejects.toMatchObject(refused)
  })
})

describe('webhooks list, test and remove', () => {
  it('show what there is, but neither secrets nor the path of an address', async () => {
    const [secret = ''] = (await add({ channel: 'slack/T1/C1' }, '/hunter2?token=hunter2')).out
    setting.receiver.plan({ status: 500 })
    expect(await run('test', ['one'])).toMatchObject({
      status: 1,
      error: [expect.stringMatching(/^✗ one: it answered 500 \(\d+ ms\)$/)],
    })
    expect((await run('test', ['one'])).out[0]).toMatch(/^✓ one: took the call with 204 after \d+ ms$/)
    const { out } = await run('list')
    expect(out[0]).toBe(`NAME  ON     CHANNELS     TEXT  WAITING  DEAD  STATE  ADDRESS`)
    expect(out[1]).toBe(`one   alert  slack/T1/C1  no    0        0     on     ${setting.receiver.address}/…`)
    expect(out.join('\n')).not.toMatch(/whsec_|hunter2/)
    expect(setting.recorded.text()).not.toContain(secret)
    expect((await run('remove', ['one'])).out).toEqual(['✓ one: removed, with 0 waiting and 0 dead'])
    for (const verb of ['remove', 'test']) {
      await expect(run(verb, ['one'])).rejects.toThrow('There is no webhook one; `parley webhooks list`')
    }
    expect((await run('list')).error).toEqual([expect.stringContaining('There are no webhooks')])
  })
})

describe('webhooks dead, replay and discard', () => {
  /** Three events are given up. */
  async function bury() {
    await add()
    setting.receiver.plan(...Array(3).fill({ status: 503, headers: { 'retry-after': '100000' } }))
    const stop = setting.start(opened)
    for (const number of [1, 2, 3]) {
      await opened.outbox.emit(alertOf(number))
      await eventually(async () => expect((await opened.dead.list()).length).toBe(number))
      setting.advance(1_000_000)
    }
    await stop()
  }

  it('list what was given up, and bring back one or all', async () => {
    await bury()
    const { out } = await run('dead')
    expect(out.length).toBe(4)
    expect(out[1]).toMatch(/^msg_[\w-]{27} {2}one {6}alert {2}\d{4}-.* {2}1 {6}it answered 503$/)
    const [id = ''] = out[2]!.split(' ')
    expect((await run('replay', [id])).out).toEqual(['✓ 1 event waits again'])
    expect((await run('replay', [], { all: true })).out).toEqual(['✓ 2 events wait again'])
    expect((await run('list')).out[1]).toMatch(/ 3 +0 +on /)
    expect((await run('dead')).error).toEqual(['There are no dead events.'])
    for (const [args, values] of [
      [[], {}],
      [[id], { all: true }],
    ] as [string[], CommandValues][]) {
      await expect(run('replay', args, values)).rejects.toThrow('expected the id of one dead event, or --all')
    }
    await expect(run('replay', ['msg_x'])).rejects.toThrow('There is no dead event msg_x')
  })

  it('delete what nobody wants any more, one or all, with its payload', async () => {
    await bury()
    const [id = ''] = (await run('dead')).out[2]!.split(' ')
    expect((await run('discard', [id])).out).toEqual(['✓ 1 event deleted'])
    expect((await run('dead')).out.join('\n')).not.toContain(id)
    await expect(run('discard', [id])).rejects.toThrow(`There is no dead event ${id}`)
    await expect(run('discard')).rejects.toThrow('expected the id of one dead event, or --all')
    expect((await run('discard', [], { all: true })).out).toEqual(['✓ 2 events deleted'])
    expect((await run('dead')).error).toEqual(['There are no dead events.'])
    expect((await run('list')).out[1]).toMatch(/ 0 +0 +on /)
    expect(await setting.store.list('webhook-payloads', '')).toEqual([])
  })
})

describe('the file of what is kept', () => {
  it('shows neither secrets nor addresses nor words of the chat, nor does the log', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-webhooks-'))
    const store = openSqliteStore(join(folder, 'parley.sqlite'))
    opened = setting.open({}, store)
    const [secret = ''] = (await add({ on: 'digest', withText: true }, '/hunter2')).out
    setting.receiver.plan({ status: 410 })
    setting.receiver.trust(secret)
    setting.start(opened)
    const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' }
    const point = { text: 'hunter2 was leaked', speaker: 'Ada', sources: ['m1'] }
    const digest = { channels: [channel], since: 0, until: 1, messages: 1, points: [point], questions: [] }
    await opened.outbox.emit({ kind: 'digest', digest: { id: 'd1', ...digest } })
    await eventually(async () => expect((await opened.dead.list()).length).toBe(1))
    expect(setting.receiver.calls[0]?.verified).toMatchObject({ data: { points: [point] } })
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
    expect(files.join('')).toContain('webhook-dead')
    for (const text of [...files, setting.recorded.text()]) {
      expect(text).not.toMatch(/hunter2|Ada|whsec_/)
      expect(text).not.toContain(secret.slice(6))
    }
    expect(setting.recorded.lines.length).toBeGreaterThan(0)
    await setting.stop()
    store.close()
    setting = await createSetting()
  })
})
