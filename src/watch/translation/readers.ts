import type { Channel } from '../../contract/channels.ts'
import type { OwnTranslations } from '../../contract/own-translations.ts'
import { channelKey } from '../channel-key.ts'
import type { Reader } from './wanted.ts'

/** Who reads which channel in their own language, as it was when it was last looked up. */
export function createReaders(own: OwnTranslations) {
  const known = new Map<string, Map<string, Reader[]>>()
  return {
    async lookUp(platform: string): Promise<void> {
      const channels = new Map<string, Reader[]>()
      for (const { person, channel, language } of await own.list(platform)) {
        const key = channelKey({ platform, workspace: person.workspace, channel })
        channels.set(key, [...(channels.get(key) ?? []), { user: person.user, language }])
      }
      known.set(platform, channels)
    },
    /** Those of a channel who want it still. */
    async of(channel: Channel): Promise<Reader[]> {
      const { platform, workspace } = channel
      const readers = known.get(platform)?.get(channelKey(channel)) ?? []
      const wanted = await Promise.all(
        readers.map(({ user }) => own.find({ platform, workspace, user }, channel.channel)),
      )
      return readers.flatMap(({ user }, index) => {
        const language = wanted[index]
        return language === undefined ? [] : [{ user, language }]
      })
    },
  }
}

export type Readers = ReturnType<typeof createReaders>
