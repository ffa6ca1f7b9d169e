import { createAlertStates } from '../alert-states.ts'
import { createAnswering } from '../answering.ts'
import { createClaims } from '../claims.ts'
import type { Channels } from '../contract/channels.ts'
import { errorCode } from '../contract/errors.ts'
import type { Failed } from '../contract/failed.ts'
import type { Log } from '../contract/log.ts'
import type { MoodHours } from '../contract/mood-hours.ts'
import type { People } from '../contract/people.ts'
import type { Watch, WatchPart } from '../contract/watch.ts'
import { createDigestClaims } from '../digest-claims.ts'
import { createDigestStates } from '../digest-states.ts'
import { createLines } from '../lines.ts'
import { createLivingAnswers } from '../living-answers.ts'
import { createMoodHours } from '../mood-hours.ts'
import { createOwnTranslations } from '../own-translations.ts'
import { stackOf } from '../stack-of.ts'
import { createDigest } from '../watch/digest/digest.ts'
import { createSumUp } from '../watch/digest/sum-up.ts'
import { createMoodAnswer } from '../watch/mood/answer.ts'
import { createMood } from '../watch/mood/mood.ts'
import { createScorer } from '../watch/mood/score.ts'
import { createAutoTranslation } from '../watch/translation/auto-translation.ts'
import { createTranslator } from '../watch/translation/translator.ts'
import { createWatch } from '../watch/watch.ts'
import { digestEvent } from '../webhooks/digest-event.ts'
import type { Parts } from './parts.ts'

/** How often it is looked whether something is due. */
const TICK_MILLISECONDS = 30_000

/** What Parley does unasked, until `stop`. */
export function openWatch(parts: Parts): { watch: Watch; stop(): Promise<void> } {
  const { config, store, channels, policy, record, log } = parts
  const shared = {
    people: parts.people,
    channels,
    hours: createMoodHours(store, config.PARLEY_MOOD_DAYS),
    timeZone: config.PARLEY_TIME_ZONE,
    now: Date.now,
    failed: failedInto(log),
  }
  const answer = createAnswering({ policy, record, log })
  const watch = createWatch({
    ...{ channels, failed: shared.failed },
    parts: [moodOf(parts, shared), digestOf(parts, shared), translationOf(parts, shared)],
    mood: createMoodAnswer({ ...shared, answer }),
  })
  const timer = setInterval(() => void watch.tick(), TICK_MILLISECONDS).unref()
  return {
    watch,
    async stop() {
      clearInterval(timer)
      await watch.stop()
    },
  }
}

interface Shared {
  people: People
  channels: Channels
  hours: MoodHours
  timeZone: string
  now(): number
  failed: Failed
}

function moodOf({ handle, store, webhooks }: Parts, shared: Shared): WatchPart {
  const score = createScorer(handle, shared.now)
  return createMood({ ...shared, score, states: createAlertStates(store), listener: webhooks.outbox.emit })
}

function digestOf({ handle, store, webhooks }: Parts, shared: Shared): WatchPart {
  return createDigest({
    ...shared,
    claims: createDigestClaims(store),
    states: createDigestStates(store),
    sumUp: createSumUp({ handle, clock: shared.now, failed: shared.failed }),
    onDigest: (given, words) => webhooks.outbox.emit({ kind: 'digest', digest: digestEvent(given, words) }),
  })
}

function translationOf({ handle, store }: Parts, shared: Shared): WatchPart {
  return createAutoTranslation({
    ...shared,
    translate: createTranslator({ handle, clock: shared.now, failed: shared.failed }),
    own: createOwnTranslations(store),
    claims: createClaims(store),
    living: createLivingAnswers(store),
    inOrder: createLines().inOrder,
  })
}

function failedInto(log: Log): Failed {
  return (what, error) => {
    const code = error === undefined ? undefined : errorCode(error)
    // Only of mistakes of ours it helps to know where they happened.
    const stack = code === 'INTERNAL' ? stackOf(error) : undefined
    log[code === 'INTERNAL' ? 'error' : 'warn']({ code, stack }, what)
  }
}
