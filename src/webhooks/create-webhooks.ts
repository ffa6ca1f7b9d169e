import { codedError } from '../contract/errors.ts'
import type { Trial, Webhook, Webhooks, WebhookWishes } from '../contract/webhooks.ts'
import type { Hook } from './hook.ts'
import type { Hooks } from './hooks.ts'
import { newMessageId } from './message-id.ts'
import { isGone, outcomeWords, wasTaken } from './outcome-words.ts'
import { testPayload } from './payload.ts'
import type { Queue } from './queue.ts'
import type { SendSigned } from './send-signed.ts'
import type { Transport } from './transport.ts'

export interface WebhookParts {
  hooks: Hooks
  queue: Queue
  transport: Pick<Transport, 'check'>
  send: SendSigned
  offline: boolean
  now(): number
}

const OFFLINE = 'PARLEY_OFFLINE is set, so nothing is sent'
const NOT_FOUND = 'its host has no address at the moment'
const NAME = /^[\w.-]{1,60}$/

/** What the operator can do with webhooks. */
export function createWebhooks(parts: WebhookParts): Webhooks {
  const { hooks, queue } = parts
  return {
    async add(wishes) {
      const { url, remark } = await reach(parts, wishes.url)
      const hook = await hooks.add({ ...wishes, url: url.href, name: nameOf(wishes, url) })
      return {
        webhook: await told(hook, queue),
        secret: hook.secret,
        ...(remark !== undefined && { remark }),
      }
    },
    list: async () => await Promise.all((await hooks.list()).map((hook) => told(hook, queue))),
    async remove(name) {
      const webhook = await told(await hooks.get(name), queue)
      await hooks.remove(name)
      await queue.drop(name)
      return webhook
    },
    test: async (name) => await tryOut(parts, await hooks.get(name)),
  }
}

/** Offline, nothing but the address itself is looked at. */
async function reach({ transport, offline }: WebhookParts, address: string) {
  const { url, found } = await transport.check(address)
  const remark = offline ? OFFLINE : NOT_FOUND
  return { url, ...((offline || !found) && { remark }) }
}

function nameOf({ name }: WebhookWishes, url: URL): string {
  const given = name ?? url.hostname.replace(/[^\w.-]/g, '')
  if (NAME.test(given)) return given
  throw codedError(
    'BAD_REQUEST',
    `--name: expected 1 to 60 letters, digits, dots, dashes and underscores, but ${JSON.stringify(given)} came`,
  )
}

async function told(hook: Hook, queue: Queue): Promise<Webhook> {
  const { name, url, kinds, channels, withText, created, off } = hook
  const [waiting, dead] = await Promise.all([queue.list(name), queue.buried(name)])
  const failing = waiting.filter(({ record }) => record.attempts > 0)
  const counts = { waiting: waiting.length, failing: failing.length, dead: dead.length }
  const problems = [...failing, ...dead].flatMap(({ record: { problem } }) => problem ?? [])
  return {
    ...{ name, url, kinds, channels, withText, created, ...(off && { off }) },
    ...{ ...counts, problems: [...new Set(problems)] },
  }
}

async function tryOut({ hooks, send, offline, now }: WebhookParts, hook: Hook): Promise<Trial> {
  if (offline) throw codedError('OFFLINE', `${OFFLINE}.`)
  const started = performance.now()
  const outcome = await send(hook, newMessageId(), JSON.stringify(testPayload(hook.name, now())))
  const milliseconds = Math.round(performance.now() - started)
  if (wasTaken(outcome) && hook.off) await hooks.switchOn(hook)
  if (isGone(outcome)) await hooks.switchOff(hook, outcomeWords(outcome))
  return {
    milliseconds,
    ...('status' in outcome && { status: outcome.status }),
    ...(!wasTaken(outcome) && { problem: outcomeWords(outcome) }),
  }
}
