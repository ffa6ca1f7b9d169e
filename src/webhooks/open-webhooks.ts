import type { Log } from '../contract/log.ts'
import type { Store } from '../contract/store.ts'
import type { DeadLetters, WebhookFigures, Webhooks } from '../contract/webhooks.ts'
import { createAddressGuard } from './address-guard.ts'
import { createCourier } from './courier.ts'
import { createWebhooks } from './create-webhooks.ts'
import { createDeadLetters } from './dead-letters.ts'
import { type CountDelivery, createDeliver } from './deliver.ts'
import { createHooks } from './hooks.ts'
import { createLeases } from './leases.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createQueue } from './queue.ts'
import { createSendSigned } from './send-signed.ts'
import type { ResolveName } from './target.ts'
import { createTransport } from './transport.ts'

export interface WebhookOptions {
  store: Store
  /** The same, encrypting what it keeps; asked for at the first use. */
  sealed(): Store
  /** Whether anything is kept at all: as long as it is not there are no webhooks, and looking for them makes no file. */
  isKept?: () => boolean
  log: Log
  /** Told of what becomes of every event. */
  count?: CountDelivery
  /** Hosts, IP addresses and CIDRs that may be called although they are not public. */
  allow: readonly string[]
  /** Whether http will do. */
  plainHttp: boolean
  offline: boolean
  proxy?: string | undefined
  noProxy?: string | undefined
  resolve?: ResolveName
  /** Milliseconds since the epoch. */
  now?: () => number
  /** From 0 to 1. */
  random?: () => number
  /** As in `LIMITS`. */
  callMilliseconds?: number
  leaseMilliseconds?: number
  lookMilliseconds?: number
}

export interface OpenWebhooks {
  outbox: Outbox
  webhooks: Webhooks
  dead: DeadLetters
  figures: WebhookFigures
  /** Ends the connections of what was tried out. */
  close(): Promise<void>
}

/** Joins the parts. Nothing is read, connected or looked up before the first use. */
export function openWebhooks(options: WebhookOptions): OpenWebhooks {
  const { store, sealed, log, allow, plainHttp, offline, now = Date.now, random = Math.random } = options
  const { count = () => {}, isKept = () => true } = options
  const guard = createAddressGuard(allow)
  // Offline no name is looked up either: none has an address, so that none is refused.
  const resolve = offline ? async () => [] : options.resolve
  const { proxy, noProxy, callMilliseconds, lookMilliseconds } = options
  const transport = createTransport({ guard, plainHttp, proxy, noProxy, resolve, callMilliseconds })
  const hooks = createHooks({ sealed, isKept, now })
  const queue = createQueue({ store, sealed, isKept, now })
  const send = createSendSigned(transport, now)
  const leases = createLeases(store, options.leaseMilliseconds)
  const deliver = createDeliver({ hooks, queue, leases, send, count, log, now, random })
  const courier = createCourier({ queue, deliver, log, now, lookMilliseconds })
  const { close } = transport
  return {
    outbox: createOutbox({ hooks, queue, courier, close, offline, count, log, now }),
    webhooks: createWebhooks({ hooks, queue, transport, send, offline, now }),
    dead: createDeadLetters(queue),
    figures: {
      waiting: async () => (await queue.list()).length,
      dead: async () => (await queue.buried()).length,
    },
    close,
  }
}
