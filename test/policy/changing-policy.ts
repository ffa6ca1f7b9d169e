import type { Policy } from '../../src/contract/policy.ts'
import { policyOf } from './policy-of.ts'

/** A policy that is another one after `put`, as after SIGHUP. */
export function changingPolicy(): { policy: Policy; put(text: string): void } {
  let current = policyOf('')
  return {
    policy: {
      refusal: (deed, origin) => current.refusal(deed, origin),
      spend: (origin) => current.spend(origin),
      roles: () => current.roles(),
    },
    put(text) {
      current = policyOf(text)
    },
  }
}
