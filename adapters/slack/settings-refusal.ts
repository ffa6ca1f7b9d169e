import { whyRefused } from '../../src/contract/why-refused.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'

const DEED = { kind: 'change-settings' } as const
const originIn = ({ origin }: Asker, channel?: string) => ({
  ...origin,
  ...(channel !== undefined && { channel }),
})

/** Why the asker may not change what Parley does in a channel, in their language. */
export const settingsRefusal = ({ house }: Desk, asker: Asker, channel?: string): string | undefined =>
  house.policy.refusal(DEED, originIn(asker, channel))

/** The same for who wants to do it now: a refusal has a row in the audit trail. @param check throws NOT_ALLOWED. */
export const refuseSettings = (
  { house }: Desk,
  asker: Asker,
  channel: string,
  check?: () => Promise<void>,
): Promise<string | undefined> =>
  whyRefused(house, { task: 'settings', deed: DEED, origin: originIn(asker, channel) }, check)
