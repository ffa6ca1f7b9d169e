import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codedError } from '../../src/contract/errors.ts'
import { webhookChecks } from '../../src/doctor/webhook-checks.ts'
import { LIMITS } from '../../src/webhooks/limits.ts'
import { alertOf } from '../webhooks/alert-of.ts'
import { createSetting, eventually } from '../webhooks/setting.ts'

let setting: Awaited<ReturnType<typeof createSetting>>
let opened: ReturnType<typeof setting.open>
beforeEach(async () => {
  setting = await createSetting()
  opened = setting.open({ random: () => 0 })
})
afterEach(() => setting.stop())

const add = (name: string) =>
  opened.webhooks.add(setting.wishes({ name, url: `${setting.receiver.address}/hunter2` }))
const waits = (attempts: number) =>
  eventually(async () => {
    const found = await setting.store.list<{ attempts: number }>('webhook-queue', '')
    expect(found.map(({ record }) => record.attempts)).toEqual([attempts])
  })

async function check() {
  const checks = await webhookChecks(() => opened.webhooks.list())
  return Object.fromEntries(
    await Promise.all(checks.map(async ({ name, run }) => [name, await run()] as const)),
  )
}

describe('the doctor and webhooks', () => {
  it('says nothing where there is none', async () => {
    expect(await check()).toEqual({})
  })

  it('is content with events that were taken, and with those that were not tried yet', async () => {
    await add('n8n')
    setting.start(opened)
    await opened.outbox.emit(alertOf(1))
    await eventually(async () => expect((await opened.webhooks.list())[0]?.waiting).toBe(0))
    expect(await check()).toEqual({ 'webhook n8n': { well: true, found: 'no event waits' } })
    await setting.store.put('webhook-queue', 'n8n/msg_1', { attempts: 0 })
    expect((await check())['webhook n8n']).toEqual({ well: true, found: '1 event waits to be sent' })
  })

  it('names each that does not take its calls, why, and what to do', async () => {
    for (const name of ['n8n', 'crm']) await add(name)
    await opened.webhooks.remove('crm')
    setting.receiver.plan({ status: 404 }, { status: 503 })
    setting.start(opened)
    await opened.outbox.emit(alertOf(1))
    await waits(1)
    await add('crm')
    expect(await check()).toEqual({
      'webhook n8n': {
        well: false,
        found: '1 event waits after calls that failed: it answered 404',
        remedy:
          '`parley webhooks test n8n` calls it now, and docs/workflows.md says what to do about each answer; what waits is sent again by itself, for a day',
      },
      'webhook crm': { well: true, found: 'no event waits' },
    })
    setting.advance(LIMITS.firstWaitMilliseconds)
    await waits(2)
    expect((await check())['webhook n8n']?.found).toMatch(/: it answered 503$/)
    expect(JSON.stringify(await check())).not.toContain('hunter2')
  })

  it('names each with events that were given up', async () => {
    await add('n8n')
    setting.receiver.plan({ status: 503, headers: { 'retry-after': '90000' } })
    setting.start(opened)
    await opened.outbox.emit(alertOf(1))
    await eventually(async () => expect(await opened.dead.list()).toHaveLength(1))
    expect(await check()).toEqual({
      'webhook n8n': {
        well: false,
        found: '1 event was given up: it answered 503',
        remedy:
          'when `parley webhooks test n8n` succeeds, `parley webhooks replay --all` sends again what was given up (`parley webhooks dead` lists it, `discard` deletes it)',
      },
    })
  })

  it('names each that is switched off', async () => {
    await add('n8n')
    setting.receiver.plan({ status: 410 })
    await opened.webhooks.test('n8n')
    expect((await check())['webhook n8n']).toEqual({
      well: false,
      found: expect.stringMatching(/^off since \d{4}-\d\d-\d\d \d\d:\d\d: it answered 410 Gone$/),
      remedy:
        '`parley webhooks test n8n` switches it on again when it succeeds; `parley webhooks remove n8n` ends it',
    })
  })

  it('passes on why none can be read', async () => {
    const wrong = codedError('CONFIGURATION', 'does not open with this key')
    const [only] = await webhookChecks(() => Promise.reject(wrong))
    expect(only?.name).toBe('webhooks')
    await expect(only?.run()).rejects.toBe(wrong)
  })
})
