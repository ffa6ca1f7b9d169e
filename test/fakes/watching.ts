import { createAlertStates } from '../../src/alert-states.ts'
import { createAnswering } from '../../src/answering.ts'
import { createChannels } from '../../src/channels.ts'
import { createClaims } from '../../src/claims.ts'
import type { Handle } from '../../src/contract/adapter.ts'
import type { Store } from '../../src/contract/store.ts'
import { createDigestClaims } from '../../src/digest-claims.ts'
import { createDigestStates } from '../../src/digest-states.ts'
import { createLines } from '../../src/lines.ts'
import { createLivingAnswers } from '../../src/living-answers.ts'
import { createMoodHours } from '../../src/mood-hours.ts'
import { createOwnTranslations } from '../../src/own-translations.ts'
import { createPeople } from '../../src/people.ts'
import { openPolicy } from '../../src/policy/open-policy.ts'
import { createDigest } from '../../src/watch/digest/digest.ts'
import { createSumUp } from '../../src/watch/digest/sum-up.ts'
import { createMoodAnswer } from '../../src/watch/mood/answer.ts'
import { createMood } from '../../src/watch/mood/mood.ts'
import { createScorer } from '../../src/watch/mood/score.ts'
import { createAutoTranslation } from '../../src/watch/translation/auto-translation.ts'
import { createTranslator } from '../../src/watch/translation/translator.ts'
import { createWatch } from '../../src/watch/watch.ts'
import { silentLog } from './runner.ts'

/** The real watch, as the program joins it, but for the clock: nothing is due before `tick`. */
export function openWatching(store: Store, handle: Handle, now: () => number) {
  const problems: string[] = []
  const failed = (what: string, error: unknown) => void problems.push(`${what}: ${error}`)
  const channels = createChannels(store, now)
  const [hours, states, people] = [createMoodHours(store, 90), createAlertStates(store), createPeople(store)]
  const answer = createAnswering({ policy: openPolicy, async record() {}, log: silentLog })
  const timeZone = 'UTC'
  const score = createScorer(handle, Date.now)
  const mood = createMood({ channels, hours, states, people, score, timeZone, now, failed })
  const digest = createDigest({
    ...{ channels, hours, people, timeZone, now, failed },
    claims: createDigestClaims(store),
    states: createDigestStates(store),
    sumUp: createSumUp({ handle, clock: Date.now, failed }),
    onDigest: async () => {},
  })
  const translation = createAutoTranslation({
    ...{ people, now, failed },
    translate: createTranslator({ handle, clock: Date.now, failed }),
    own: createOwnTranslations(store),
    claims: createClaims(store),
    living: createLivingAnswers(store),
    inOrder: createLines().inOrder,
  })
  const watch = createWatch({
    ...{ channels, failed, parts: [mood, digest, translation] },
    mood: createMoodAnswer({ answer, channels, hours, timeZone, now }),
  })
  return { channels, watch, hours, people, problems }
}
