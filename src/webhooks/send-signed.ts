import { Webhook } from 'standardwebhooks'
import type { Hook } from './hook.ts'
import type { Outcome, Transport } from './transport.ts'

export type SendSigned = (hook: Hook, id: string, body: string) => Promise<Outcome>

/** Signs a call as Standard Webhooks say (https://www.standardwebhooks.com) and makes it, once. Never rejects. */
export function createSendSigned({ post }: Pick<Transport, 'post'>, now: () => number): SendSigned {
  return async (hook, id, body) => {
    const time = new Date(now())
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'parley',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(time.getTime() / 1000)),
      'webhook-signature': new Webhook(hook.secret).sign(id, time, body),
    }
    return await post(hook.url, headers, body)
  }
}
