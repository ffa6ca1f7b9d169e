import type { Policy } from '../contract/policy.ts'

/** Allows everything to everybody: what holds where the operator wrote no policy, but for what is the administrators'. */
export const openPolicy: Policy = { refusal: () => undefined, async spend() {} }
