import { expect, test } from 'vitest'
import { createInbox } from '../../../models/runner/inbox.ts'
import type { ToHost } from '../../../models/runner/messages.ts'

const batch = (id: number, yields: boolean): ToHost => ({
  type: 'run',
  batch: id,
  model: 'm',
  yields,
  items: [],
})

test('what does not yield goes before what does, each kind in its order', async () => {
  const inbox = createInbox()
  for (const message of [batch(1, true), batch(2, false), batch(3, true), batch(4, false)]) inbox.put(message)
  const order = []
  for (let n = 0; n < 4; n++) order.push(await inbox.next())
  expect(order.map((work) => work.type === 'run' && work.batch)).toEqual([2, 4, 1, 3])
})

test('urgent work is taken in the middle of other work; yielding work is not', () => {
  const inbox = createInbox()
  inbox.put(batch(1, true))
  expect(inbox.takeUrgent()).toBeUndefined()
  inbox.put(batch(2, false))
  expect(inbox.takeUrgent()).toMatchObject({ batch: 2 })
})

test('whoever waits gets the next message', async () => {
  const inbox = createInbox()
  const next = inbox.next()
  inbox.put(batch(1, true))
  expect(await next).toMatchObject({ batch: 1 })
})

test('cancellations are known until their batch is done', () => {
  const inbox = createInbox()
  inbox.put({ type: 'cancel', batch: 1, item: 2 })
  expect([inbox.isCancelled(1, 2), inbox.isCancelled(1, 1), inbox.isCancelled(12, 2)]).toEqual([
    true,
    false,
    false,
  ])
  inbox.done(1)
  expect(inbox.isCancelled(1, 2)).toBe(false)
})
