import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/webhooks/limits.ts'
import { createReceiver, type Reaction } from '../fakes/receiver.ts'
import { alertOf } from './alert-of.ts'
import { createSetting, eventually } from './setting.ts'

const HOUR = 3_600_000
const FIRST_WAIT = LIMITS.firstWaitMilliseconds

let setting: Awaited<ReturnType<typeof createSetting>>
let opened: ReturnType<typeof setting.open>
beforeEach(async () => {
  setting = await createSetting()
  opened = setting.open({ random: () => 0 })
})
afterEach(() => setting.stop())

async function addHook(name = 'one', more = {}) {
  const { secret } = await opened.webhooks.add(setting.wishes({ name, ...more }))
  setting.receiver.trust(secret)
}
const emit = (number: number) => opened.outbox.emit(alertOf(number))
const calls = (count: number) => eventually(() => expect(setting.receiver.calls.length).toBe(count))
/** Lets the sender look through the queue several times. */
const looks = () => new Promise((resolve) => setTimeout(resolve, 60))
const attempts = (count: number) =>
  eventually(async () => {
    const [one] = await setting.store.list<{ attempts: number }>('webhook-queue', '')
    expect(one?.record.attempts).toBe(count)
  })
const nothingWaits = () =>
  eventually(async () => expect((await opened.webhooks.list()).map((one) => one.waiting)).toEqual([0]))

describe('a receiver that fails', () => {
  const failures: [string, Reaction][] = [
    ['answers 500', { status: 500 }],
    ['answers 404', { status: 404 }],
    ['cuts the connection', 'reset'],
  ]
  it.each(failures)(
    '%s is called again later, with the same id and body and another time',
    async (_, reaction) => {
      await addHook()
      setting.receiver.plan(reaction, { status: 200 })
      setting.start(opened)
      await emit(1)
      await attempts(1)
      setting.advance(FIRST_WAIT - 1)
      await looks()
      expect(setting.receiver.calls.length).toBe(1)
      setting.advance(1)
      await calls(2)
      await nothingWaits()
      const [first, second] = setting.receiver.calls
      for (const call of [first, second]) expect(call?.verified).toMatchObject({ type: 'alert' })
      expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
      expect(second!.body).toBe(first!.body)
      expect(second!.headers['webhook-timestamp']).not.toBe(first!.headers['webhook-timestamp'])
    },
  )

  it('says 429 with Retry-After: nothing more comes before that, then all does', async () => {
    await addHook()
    setting.receiver.plan({ status: 429, headers: { 'retry-after': '120' } })
    setting.start(opened)
    await emit(1)
    await attempts(1)
    await emit(2)
    setting.advance(119_999)
    await looks()
    expect(setting.receiver.calls.length).toBe(1)
    setting.advance(1)
    await calls(3)
    await nothingWaits()
    expect(new Set(setting.receiver.ids()).size).toBe(2)
  })

  it('says 410: it is switched off, and on again when a test is taken', async () => {
    await addHook()
    setting.receiver.plan({ status: 410 })
    setting.start(opened)
    await emit(1)
    await nothingWaits()
    await emit(2)
    await looks()
    expect(setting.receiver.calls.length).toBe(1)
    const off = { since: expect.any(Number), why: 'it answered 410 Gone' }
    expect((await opened.webhooks.list())[0]).toMatchObject({ off, waiting: 0, dead: 1 })
    expect(setting.recorded.said('warn', /is switched off/)).toBe(1)
    expect(await opened.webhooks.test('one')).toMatchObject({ status: 204 })
    await emit(3)
    await calls(3)
    expect(setting.receiver.calls[1]?.verified).toMatchObject({ type: 'test', data: { webhook: 'one' } })
  })

  it('redirects: nobody is led elsewhere', async () => {
    const elsewhere = await createReceiver()
    setting.receiver.plan({ status: 307, headers: { location: `${elsewhere.address}/x` } })
    await addHook()
    const trial = await opened.webhooks.test('one')
    expect(trial).toMatchObject({ status: 307, problem: 'it answered 307; redirects are not followed' })
    expect(elsewhere.calls).toEqual([])
    await elsewhere.stop()
  })

  it('never answers: that is a failure, and the connection is let go', async () => {
    opened = setting.open({ callMilliseconds: 100 })
    await addHook()
    setting.receiver.plan('stall')
    expect(await opened.webhooks.test('one')).toMatchObject({ problem: 'it did not answer within 0.1 s' })
    await eventually(() => expect(setting.receiver.state.open).toBe(0))
  })

  it('answers without end: the status counts, the rest is not read', async () => {
    await addHook()
    setting.receiver.plan('drip')
    expect(await opened.webhooks.test('one')).toMatchObject({ status: 200 })
    await eventually(() => expect(setting.receiver.state.open).toBe(0))
  })

  it('is not there: the words say so, without the address', async () => {
    const gone = await createReceiver()
    await gone.stop()
    await addHook('gone', { url: `${gone.address}/hunter2` })
    expect(await opened.webhooks.test('gone')).toEqual({
      problem: 'it refused the connection',
      milliseconds: expect.any(Number),
    })
  })
})

describe('a day', () => {
  it('of failures ends with the dead, who can be called back within a week', async () => {
    await addHook()
    setting.receiver.state.otherwise = { status: 503 }
    setting.start(opened)
    await emit(1)
    await calls(1)
    const started = setting.now()
    const times: number[] = []
    for (let count = 2; (await opened.dead.list()).length === 0; count++) {
      const before = setting.receiver.calls.length
      await attempts(before)
      const [one] = await setting.store.list<{ due: number }>('webhook-queue', '')
      setting.advance(one!.record.due - setting.now() + 1)
      times.push(setting.now() - started)
      await calls(count)
      await eventually(async () => {
        const found = await setting.store.list<{ attempts: number }>('webhook-queue', '')
        expect(found[0]?.record.attempts ?? count).toBe(count)
      })
    }
    expect(times.length).toBeGreaterThan(15)
    expect(Math.round(times.at(-1)! / 60_000)).toBe(24 * 60)
    const [dead] = await opened.dead.list()
    const tries = setting.receiver.calls.length
    expect(dead).toMatchObject({ webhook: 'one', kind: 'alert', attempts: tries, problem: 'it answered 503' })
    expect(new Set(setting.receiver.ids())).toEqual(new Set([dead!.id]))
    setting.advance(6 * 24 * HOUR)
    setting.receiver.state.otherwise = { status: 200 }
    await expect(opened.dead.replay('msg_none')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await opened.dead.replay(dead!.id)).toBe(1)
    await calls(tries + 1)
    await nothingWaits()
    expect(setting.receiver.calls.at(-1)?.body).toBe(setting.receiver.calls[0]?.body)
    expect(setting.receiver.ids().at(-1)).toBe(dead!.id)
    expect(await opened.dead.list()).toEqual([])
    expect(await opened.dead.replay()).toBe(0)
  })

  it('is not waited out for a receiver that asks for more than that; the dead are gone after a week', async () => {
    await addHook()
    setting.receiver.plan({ status: 503, headers: { 'retry-after': '90000' } })
    setting.start(opened)
    await emit(1)
    await eventually(async () => expect((await opened.dead.list()).length).toBe(1))
    setting.advance(7 * 24 * HOUR)
    expect(await opened.dead.list()).toEqual([])
  })

  it('leaves nothing to call back where the payload is gone: the dead do not stay for that', async () => {
    await addHook()
    setting.receiver.plan({ status: 410 })
    setting.start(opened)
    await emit(1)
    await eventually(async () => expect((await opened.dead.list()).length).toBe(1))
    await setting.store.remove('webhook-payloads', '')
    expect(await opened.dead.replay()).toBe(0)
    expect(await opened.dead.list()).toEqual([])
  })
})

describe('a slow receiver', () => {
  it('gets at most four calls at a time, and holds up nobody else', async () => {
    const slow = await createReceiver()
    slow.state.otherwise = 'hold'
    await addHook('slow', { url: slow.address })
    await addHook('quick')
    setting.start(opened)
    for (let number = 1; number <= 30; number++) await emit(number)
    await calls(30)
    expect(slow.calls.length).toBe(4)
    slow.state.otherwise = { status: 200 }
    slow.release()
    await eventually(() => expect(slow.calls.length).toBe(30))
    expect([slow.state.most, new Set(slow.ids()).size]).toEqual([4, 30])
    await slow.stop()
  })
})

describe('the end', () => {
  it('waits for what is begun; the rest waits for the next start', async () => {
    await addHook()
    setting.receiver.state.otherwise = 'hold'
    const stop = setting.start(opened)
    for (let number = 1; number <= 6; number++) await emit(number)
    await calls(4)
    let ended = false
    const ending = stop().then(() => {
      ended = true
    })
    await looks()
    expect(ended).toBe(false)
    setting.receiver.release()
    await ending
    expect(setting.receiver.calls.length).toBe(4)
    expect((await opened.webhooks.list())[0]?.waiting).toBe(2)
    setting.receiver.state.otherwise = { status: 200 }
    const next = setting.open()
    setting.start(next)
    await calls(6)
    expect(new Set(setting.receiver.ids()).size).toBe(6)
  })

  it.each([500, 410])(
    'of a webhook is the end of all that waits, also of a call that ends with %i',
    async (status) => {
      await addHook()
      setting.receiver.plan({ status: 500 })
      setting.receiver.state.otherwise = 'hold'
      setting.start(opened)
      await emit(1)
      await attempts(1)
      setting.advance(FIRST_WAIT)
      await calls(2)
      expect(await opened.webhooks.remove('one')).toMatchObject({ waiting: 1 })
      await addHook()
      setting.receiver.release(status)
      await eventually(async () => expect(await setting.store.list('webhook-leases', '')).toEqual([]))
      expect(await setting.store.list('webhook-queue', '')).toEqual([])
      const [one] = await opened.webhooks.list()
      expect(one).toMatchObject({ waiting: 0, dead: 0 })
      expect(one).not.toHaveProperty('off')
    },
  )
})

describe('before doors open, after they closed, and offline', () => {
  const warnings = () => setting.recorded.said('warn', /PARLEY_OFFLINE is set, so webhooks are not called/)

  it('nothing is opened or made as long as nothing is kept', async () => {
    const never = (): never => {
      throw new Error('something was opened')
    }
    const closed = { get: never, put: never, add: never, remove: never, list: never }
    const idle = setting.open({ isKept: () => false, sealed: never }, closed)
    const stop = setting.start(idle)
    await looks()
    await idle.outbox.emit(alertOf(1))
    expect(await idle.webhooks.list()).toEqual([])
    expect([await idle.figures.waiting(), await idle.figures.dead()]).toEqual([0, 0])
    await stop()
    expect(setting.recorded.said('error', /./)).toBe(0)
  })

  it('nothing is said where there is no webhook', async () => {
    await setting.start(setting.open({ offline: true }))()
    expect(warnings()).toBe(0)
  })

  it('nobody is told anything', async () => {
    await addHook()
    await emit(1)
    await setting.start(opened)()
    await emit(2)
    const offline = setting.open({ offline: true })
    setting.start(offline)
    await offline.outbox.emit(alertOf(3))
    expect(await setting.store.list('webhook-queue', '')).toEqual([])
    await eventually(() => expect(warnings()).toBe(1))
    await expect(offline.webhooks.test('one')).rejects.toMatchObject({ code: 'OFFLINE' })
    const { remark } = await offline.webhooks.add(setting.wishes({ name: 'two' }))
    expect(remark).toBe('PARLEY_OFFLINE is set, so nothing is sent')
    expect(setting.receiver.calls).toEqual([])
  })
})
