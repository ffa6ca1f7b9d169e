import type { Channel } from './contract/channels.ts'
import type { DigestStates, DigestTarget } from './contract/digest.ts'
import { recordKey } from './contract/record-key.ts'
import type { Store } from './contract/store.ts'

const COLLECTION = 'digests'

/** What is kept of digests, in the collection `digests`, under `platform/workspace/channel/channel-or-person/id`. */
export function createDigestStates(store: Store): DigestStates {
  return {
    through: async (channel, to) =>
      (await store.get<{ through: number }>(COLLECTION, keyOf(channel, to)))?.through,
    write: (channel, to, through) => store.put(COLLECTION, keyOf(channel, to), { through }),
    forget: async (channel) => void (await store.remove(COLLECTION, branchOf(channel))),
  }
}

const branchOf = ({ platform, workspace, channel }: Channel) => recordKey(platform, workspace, channel)

function keyOf(channel: Channel, to: DigestTarget): string {
  const [[kind, id]] = Object.entries(to) as [[string, string]]
  return `${branchOf(channel)}/${recordKey(kind, id)}`
}
