import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery } from '../../src/contract/webhooks.ts'
import { LIMITS } from '../../src/webhooks/limits.ts'
import { alertOf } from './alert-of.ts'
import { createSetting, eventually } from './setting.ts'

let setting: Awaited<ReturnType<typeof createSetting>>
let opened: ReturnType<typeof setting.open>
let counted: Delivery[]
beforeEach(async () => {
  counted = []
  setting = await createSetting()
  opened = setting.open({ random: () => 0, count: (delivery) => void counted.push(delivery) })
  await opened.webhooks.add(setting.wishes({ name: 'one' }))
})
afterEach(() => setting.stop())

const emit = (number: number) => opened.outbox.emit(alertOf(number))
const counts = (...deliveries: Delivery[]) => eventually(() => expect(counted).toEqual(deliveries))
const figures = async () => [await opened.figures.waiting(), await opened.figures.dead()]

describe('what becomes of events', () => {
  it('is counted: a call that failed and was made again, and what waits meanwhile', async () => {
    setting.receiver.plan({ status: 500 })
    setting.start(opened)
    await emit(1)
    await counts('failed')
    expect(await figures()).toEqual([1, 0])
    setting.advance(LIMITS.firstWaitMilliseconds)
    await counts('failed', 'taken')
    expect(await figures()).toEqual([0, 0])
  })

  it('is counted: what was given up, at once and because the webhook was off by then', async () => {
    setting.receiver.plan({ status: 503 }, { status: 410 })
    setting.start(opened)
    await emit(1)
    await counts('failed')
    await emit(2)
    await counts('failed', 'given_up')
    setting.advance(LIMITS.firstWaitMilliseconds)
    await counts('failed', 'given_up', 'given_up')
    expect(await figures()).toEqual([0, 2])
  })

  it('is counted: what found the queue full', async () => {
    const full = Array.from({ length: LIMITS.waiting }, (_, index) => `one/msg_${index}`)
    for (const key of full) {
      const waiting = { hook: 'another', kind: 'alert', created: 0, due: setting.now() + 1e6, attempts: 1 }
      await setting.store.put('webhook-queue', key, waiting)
    }
    setting.start(opened)
    await eventually(async () => {
      await emit(1)
      expect(counted).toContain('dropped')
    })
  })
})
