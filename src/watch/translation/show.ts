import { LRUCache } from 'lru-cache'
import type { KnownAnswers, Original } from '../../contract/living-answers.ts'
import type { Reply } from '../../contract/reply.ts'
import type { Place, Standing, Voice } from '../../contract/watch.ts'
import type { StandingTranslation } from './standing.ts'
import type { Translated } from './translator.ts'
import type { Wanted } from './wanted.ts'

/** Messages of which it is remembered what single readers see: it can be changed where the platform allows that. */
const MOST_MESSAGES = 10_000

/** A place and what shall stand there; without a translation what stands there stays. */
export interface Outcome {
  wanted: Wanted
  translated?: Translated
}

export interface Shown {
  original: Original
  version: number
  outcomes: readonly Outcome[]
}

/** Shows the translations of one message: new ones, over those of an earlier version, and takes away what is wanted no more. */
export function createShow(standing: KnownAnswers<StandingTranslation>) {
  const own = new LRUCache<string, Map<string, readonly Standing[]>>({ max: MOST_MESSAGES })

  async function showToAll({ original, version }: Shown, slot: string, one: Outcome, voice: Voice) {
    if (one.translated === undefined) return
    const earlier = (await standing.find(original, slot))?.translation ?? []
    const translation = await voice.say(one.wanted.place, replyOf(one.wanted, one.translated), earlier)
    await standing.remember(original, slot, { translation, version })
  }

  async function showToReader({ original }: Shown, reader: string, one: Outcome, voice: Voice) {
    if (one.translated === undefined) return
    const key = JSON.stringify(original)
    const known = own.get(key) ?? new Map<string, readonly Standing[]>()
    const reply = { ...replyOf(one.wanted, one.translated), visibility: 'private' as const }
    known.set(reader, await voice.say(one.wanted.place, reply, known.get(reader) ?? []))
    own.set(key, known)
  }

  async function withdraw({ original, outcomes }: Shown, voice: Voice): Promise<void> {
    const kept = new Set(outcomes.map(({ wanted }) => wanted.slot ?? wanted.reader))
    for (const { slot, answer } of await standing.all(original)) {
      if (kept.has(slot)) continue
      await takeAway(answer.translation, original, voice)
      await standing.forget(original, slot)
    }
    const known = own.get(JSON.stringify(original))
    for (const [reader, earlier] of known ?? []) {
      if (kept.has(reader)) continue
      await takeAway(earlier, original, voice)
      known?.delete(reader)
    }
  }

  return async (shown: Shown, voice: Voice): Promise<void> => {
    await withdraw(shown, voice)
    for (const one of shown.outcomes) {
      const { slot, reader } = one.wanted
      if (slot !== undefined) await showToAll(shown, slot, one, voice)
      else if (reader !== undefined) await showToReader(shown, reader, one, voice)
    }
  }
}

async function takeAway(earlier: readonly Standing[], { workspace }: Original, voice: Voice): Promise<void> {
  const [first] = earlier
  if (first === undefined) return
  const place: Place = { workspace, channel: first.channel }
  await voice.say(place, undefined, earlier)
}

function replyOf({ author }: Wanted, { text, notes, models }: Translated): Reply {
  return { title: author ?? '', text, notes, models, data: {}, visibility: 'public' }
}
