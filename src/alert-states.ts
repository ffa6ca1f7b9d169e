import type { AlertStates, KeptAlerts } from './contract/alerts.ts'
import type { Channel } from './contract/channels.ts'
import { recordKey } from './contract/record-key.ts'
import type { Store } from './contract/store.ts'

const COLLECTION = 'alerts'

/** What is kept of alerts, in the collection `alerts`, under `platform/workspace/channel`. */
export function createAlertStates(store: Store): AlertStates {
  return {
    read: (channel) =>
      store.get<KeptAlerts & { readonly [name: string]: unknown }>(COLLECTION, keyOf(channel)),
    write: (channel, kept) => store.put(COLLECTION, keyOf(channel), { ...kept }),
    forget: async (channel) => void (await store.remove(COLLECTION, keyOf(channel))),
  }
}

function keyOf({ platform, workspace, channel }: Channel): string {
  return recordKey(platform, workspace, channel)
}
