import type { Log } from '../contract/log.ts'
import type { EmitEvent, WebhookEvent } from '../contract/webhooks.ts'
import type { Courier } from './courier.ts'
import type { CountDelivery } from './deliver.ts'
import type { Hook } from './hook.ts'
import type { Hooks } from './hooks.ts'
import { LIMITS } from './limits.ts'
import { messageId } from './message-id.ts'
import { payloadOf } from './payload.ts'
import { type Queue, queueKey } from './queue.ts'
import { wants } from './wants.ts'

export interface OutboxParts {
  hooks: Hooks
  queue: Queue
  courier: Courier
  /** Ends the connections. */
  close(): Promise<void>
  offline: boolean
  count: CountDelivery
  log: Log
  now(): number
}

/** The way out, while doors are open. */
export interface Outbox {
  /** Before `start` and after its end, and offline, nobody is told anything. */
  emit: EmitEvent
  /** Begins to send. @returns what ends that: what is begun finishes, the rest stays in the queue. */
  start(): () => Promise<void>
}

export function createOutbox(parts: OutboxParts): Outbox {
  const { hooks, courier, offline } = parts
  let open = false
  return {
    async emit(event) {
      if (!open) return
      for (const hook of await hooks.list()) if (wants(hook, event)) await tell(parts, hook, event)
    },
    start() {
      if (offline) {
        const warned = warnOffline(parts)
        return () => warned
      }
      open = true
      courier.start()
      return async () => {
        await courier.stop()
        open = false
        await parts.close()
      }
    },
  }
}

/** Where there is a webhook; what cannot be read may be some. */
async function warnOffline({ hooks, log }: OutboxParts): Promise<void> {
  const some = await hooks.list().then(
    ({ length }) => length > 0,
    () => true,
  )
  if (some) log.warn({}, 'PARLEY_OFFLINE is set, so webhooks are not called')
}

async function tell({ queue, courier, count, log, now }: OutboxParts, hook: Hook, event: WebhookEvent) {
  const { name, id, withText } = hook
  if (courier.waiting(name) >= LIMITS.waiting) {
    count('dropped')
    log.warn({ webhook: name, kind: event.kind }, `an event was dropped: ${LIMITS.waiting} wait already`)
    return
  }
  const key = queueKey(name, messageId(event, id))
  const body = JSON.stringify(payloadOf(event, withText, now()))
  if (await queue.add(key, { hook: id, kind: event.kind }, body)) courier.add(key)
}
