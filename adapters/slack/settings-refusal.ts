import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'

/** Why the asker may not change what Parley does in a channel, in their language. */
export const settingsRefusal = ({ house }: Desk, { origin }: Asker, channel?: string): string | undefined =>
  house.policy.refusal({ kind: 'change-settings' }, { ...origin, ...(channel !== undefined && { channel }) })
