import { z } from 'zod'
import type { Store } from '../../src/contract/store.ts'
import { askSchema } from './ask.ts'
import { LIMITS } from './limits.ts'

const recordSchema = z.object({
  posted: z.array(z.object({ channel: z.string(), ts: z.string() })),
  /** What to ask again when the original changes; without it the original is a mention that is understood anew. */
  ask: askSchema.exactOptional(),
})

/** An answer that all can see, and how to make it anew. It never holds message text. */
export type LivingAnswer = z.infer<typeof recordSchema>

/** A message of people in a workspace. */
export interface Original {
  team: string
  channel: string
  ts: string
}

/** Remembers which public answers belong to which message. `slot` tells the answers to one message apart. */
export interface LivingAnswers {
  remember(original: Original, slot: string, answer: LivingAnswer): Promise<void>
  find(original: Original, slot: string): Promise<LivingAnswer | undefined>
  all(original: Original): Promise<{ slot: string; answer: LivingAnswer }[]>
  /** Forgets one slot, or all of a message. */
  forget(original: Original, slot?: string): Promise<void>
}

const COLLECTION = 'slack-answers'

export function createLivingAnswers(store: Store): LivingAnswers {
  const keyOf = ({ team, channel, ts }: Original, slot?: string) =>
    [team, channel, ts, ...(slot === undefined ? [] : [slot])].join('/')
  return {
    remember: (original, slot, answer) =>
      store.put(COLLECTION, keyOf(original, slot), withoutText(answer), LIMITS.livingMilliseconds),
    async find(original, slot) {
      return read(await store.get(COLLECTION, keyOf(original, slot)))
    },
    async all(original) {
      const found = await store.list(COLLECTION, keyOf(original))
      return found.flatMap(({ key, record }) => {
        const answer = read(record)
        return answer ? [{ slot: key.slice(keyOf(original).length + 1), answer }] : []
      })
    },
    async forget(original, slot) {
      await store.remove(COLLECTION, keyOf(original, slot))
    },
  }
}

const read = (record: unknown) => recordSchema.safeParse(record).data

/** The text is read anew from Slack when it is needed. */
function withoutText(answer: LivingAnswer): LivingAnswer {
  const source = answer.ask?.source
  if (answer.ask === undefined || source?.kind !== 'message') return answer
  const { channel, ts } = source
  return { ...answer, ask: { ...answer.ask, source: { kind: 'message', channel, ts } } }
}
