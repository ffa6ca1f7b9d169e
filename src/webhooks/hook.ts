import type { Kept } from '../contract/store.ts'
import type { WebhookWishes } from '../contract/webhooks.ts'

/** A webhook as it is kept: sealed, because of the secret, and because an address can be one too. */
export interface Hook extends WebhookWishes, Kept {
  name: string
  /** Random: another one under the same name is not the same. */
  id: string
  /** `whsec_` and base64, as Standard Webhooks write it. */
  secret: string
  created: number
  off?: { since: number; why: string }
}
