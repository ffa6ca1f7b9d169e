import { randomBytes } from 'node:crypto'
import { vi } from 'vitest'
import type { Store } from '../../src/contract/store.ts'
import type { WebhookWishes } from '../../src/contract/webhooks.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { sealStore } from '../../src/store/sealed.ts'
import { openWebhooks, type WebhookOptions } from '../../src/webhooks/open-webhooks.ts'
import { createReceiver } from '../fakes/receiver.ts'
import { recordedLog } from '../fakes/recorded-log.ts'

const KEY = randomBytes(32)

/** Waits until a check passes, however slow the machine is. */
export const eventually = <T>(check: () => T | Promise<T>) =>
  vi.waitFor(check, { timeout: 30_000, interval: 10 })

/** A clock that is moved by hand, a receiver, and webhooks that look at their queue every 10 ms. */
export async function createSetting() {
  // It stands still, near the true time, which receivers compare with the time of a call.
  let time = Date.now()
  const now = () => time
  const store = createMemoryStore(now)
  const receiver = await createReceiver()
  const recorded = recordedLog()
  const stops: (() => Promise<void>)[] = []
  const open = (options: Partial<WebhookOptions> = {}, on: Store = store) => {
    const timing = { now, lookMilliseconds: 10, callMilliseconds: 20_000 }
    const opened = openWebhooks({
      ...{ store: on, sealed: () => sealStore(on, KEY), log: recorded.log, ...timing },
      ...{ allow: ['127.0.0.1'], plainHttp: true, offline: false, ...options },
    })
    stops.push(opened.close)
    return opened
  }
  const start = ({ outbox }: ReturnType<typeof open>) => {
    const stop = outbox.start()
    stops.unshift(stop)
    return stop
  }
  return {
    ...{ now, store, receiver, recorded, open, start },
    advance(milliseconds: number) {
      time += milliseconds
    },
    wishes: (more: Partial<WebhookWishes> = {}): WebhookWishes => ({
      url: `${receiver.address}/hook`,
      kinds: ['alert'],
      channels: [],
      withText: false,
      ...more,
    }),
    async stop() {
      receiver.release()
      for (const one of stops) await one()
      await receiver.stop()
    },
  }
}
