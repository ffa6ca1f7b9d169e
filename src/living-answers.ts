import type { LivingAnswers, Original } from './contract/living-answers.ts'
import { recordKey } from './contract/record-key.ts'
import { RETENTION } from './contract/retention.ts'
import type { Store } from './contract/store.ts'

const COLLECTION = 'living-answers'
/** Answers follow their original for so long. */
const LIFE_MILLISECONDS = RETENTION[COLLECTION].life.milliseconds

/** Living answers, in the collection `living-answers`, under `platform/workspace/channel/message/slot`. */
export function createLivingAnswers(store: Store): LivingAnswers {
  return {
    remember: (original, slot, answer) =>
      store.put(COLLECTION, `${keyOf(original)}/${slot}`, answer, LIFE_MILLISECONDS),
    find: (original, slot) => store.get(COLLECTION, `${keyOf(original)}/${slot}`),
    async all(original) {
      const found = await store.list(COLLECTION, keyOf(original))
      return found.map(({ key, record }) => ({ slot: key.slice(keyOf(original).length + 1), answer: record }))
    },
    async forget(original, slot) {
      await store.remove(COLLECTION, keyOf(original) + (slot === undefined ? '' : `/${slot}`))
    },
  }
}

function keyOf({ platform, workspace, channel, message }: Original): string {
  return recordKey(platform, workspace, channel, message)
}
