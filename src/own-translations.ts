import { codedError } from './contract/errors.ts'
import type { OwnTranslations } from './contract/own-translations.ts'
import type { Person } from './contract/people.ts'
import { recordKey } from './contract/record-key.ts'
import type { Store } from './contract/store.ts'
import { languageCode } from './text/languages.ts'

const COLLECTION = 'own-translations'

/** Who reads which channels in their own language, in the collection `own-translations`, under `platform/workspace/user/channel`. */
export function createOwnTranslations(store: Store): OwnTranslations {
  return {
    find: async (person, channel) =>
      (await store.get<{ language: string }>(COLLECTION, keyOf(person, channel)))?.language,
    async set(person, channel, language) {
      if (language === undefined) return void (await store.remove(COLLECTION, keyOf(person, channel)))
      if (languageCode(language) !== language) throw codedError('UNKNOWN_LANGUAGE')
      await store.put(COLLECTION, keyOf(person, channel), { language })
    },
    async list(platform) {
      const records = await store.list<{ language: string }>(COLLECTION, recordKey(platform))
      return records.map(({ key, record }) => {
        const [, workspace, user, channel] = key.split('/').map(decodeURIComponent)
        return {
          person: { platform, workspace: workspace!, user: user! },
          channel: channel!,
          language: record.language,
        }
      })
    },
  }
}

function keyOf({ platform, workspace, user }: Person, channel: string): string {
  return recordKey(platform, workspace, user, channel)
}
