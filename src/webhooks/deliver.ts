import type { Log } from '../contract/log.ts'
import type { Delivery } from '../contract/webhooks.ts'
import type { Hook } from './hook.ts'
import type { Hooks } from './hooks.ts'
import type { Leases } from './leases.ts'
import { nextTry } from './next-try.ts'
import { isGone, outcomeWords, wasTaken } from './outcome-words.ts'
import { ofQueueKey, type Queue } from './queue.ts'
import type { SendSigned } from './send-signed.ts'
import type { Outcome } from './transport.ts'

export type CountDelivery = (delivery: Delivery) => void

export interface DeliverParts {
  hooks: Hooks
  queue: Queue
  leases: Leases
  send: SendSigned
  count: CountDelivery
  log: Log
  /** Milliseconds since the epoch. */
  now(): number
  /** From 0 to 1. */
  random(): number
}

/** Tries what waits under a key once. @returns until when the receiver wants no calls, where it says so. */
export type Deliver = (key: string) => Promise<number | undefined>

type Found = NonNullable<Awaited<ReturnType<Queue['get']>>>

export function createDeliver(parts: DeliverParts): Deliver {
  const { leases } = parts
  return async (key) => {
    if (!(await leases.take(key))) return undefined
    try {
      return await tryOnce(parts, key)
    } finally {
      await leases.release(key)
    }
  }
}

async function tryOnce(parts: DeliverParts, key: string): Promise<number | undefined> {
  const { hooks, queue, send, now } = parts
  // Read again under the lease: another process may have sent it a moment ago.
  const found = await queue.get(key)
  if (found === undefined || found.due > now()) return undefined
  const { name, id } = ofQueueKey(key)
  const hook = await hooks.find(name)
  if (hook?.id !== found.hook) return void (await queue.finish(key))
  if (hook.off) return await giveUp(parts, key, found, found.attempts, 'it was switched off')
  const outcome = await send(hook, id, found.body)
  if (wasTaken(outcome)) {
    await queue.finish(key)
    parts.count('taken')
    parts.log.info({ webhook: name, kind: found.kind, attempts: found.attempts + 1 }, 'a webhook was called')
    return undefined
  }
  return await afterFailure(parts, { key, found, hook, outcome })
}

interface Failed {
  key: string
  found: Found
  hook: Hook
  outcome: Outcome
}

async function afterFailure(parts: DeliverParts, { key, found, hook, outcome }: Failed) {
  const { hooks, queue, log, now, random } = parts
  // Removed while it was being called: what was dropped stays dropped.
  if (!(await hooks.isKept(hook))) return void (await queue.finish(key))
  const problem = outcomeWords(outcome)
  const attempts = found.attempts + 1
  if (isGone(outcome)) {
    await hooks.switchOff(hook, problem)
    log.warn({ webhook: hook.name }, 'a webhook is switched off: its receiver is gone')
    return await giveUp(parts, key, found, attempts, problem)
  }
  const waitMilliseconds = 'status' in outcome ? outcome.waitMilliseconds : undefined
  const failure = { created: found.created, attempts, ...(waitMilliseconds && { waitMilliseconds }) }
  const due = nextTry(failure, now(), random())
  if (due === undefined) return await giveUp(parts, key, found, attempts, problem)
  await queue.postpone(key, found, { due, attempts, problem })
  parts.count('failed')
  log.info({ webhook: hook.name, kind: found.kind, attempts, problem }, 'a webhook could not be called')
  return waitMilliseconds && now() + waitMilliseconds
}

async function giveUp(
  { queue, count, log }: DeliverParts,
  key: string,
  found: Found,
  attempts: number,
  problem: string,
) {
  await queue.bury(key, found, attempts, problem)
  count('given_up')
  const webhook = ofQueueKey(key).name
  log.warn(
    { webhook, kind: found.kind, attempts, problem },
    'an event was given up; parley webhooks dead lists it',
  )
  return undefined
}
