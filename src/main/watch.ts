import { createAlertStates } from '../alert-states.ts'
import { createAnswering } from '../answering.ts'
import { createChannels } from '../channels.ts'
import type { Channels } from '../contract/channels.ts'
import { errorCode } from '../contract/errors.ts'
import type { Failed } from '../contract/failed.ts'
import type { Log } from '../contract/log.ts'
import type { Watch } from '../contract/watch.ts'
import { createMoodHours } from '../mood-hours.ts'
import { stackOf } from '../stack-of.ts'
import { createMoodAnswer } from '../watch/mood/answer.ts'
import { createMood } from '../watch/mood/mood.ts'
import { createScorer } from '../watch/mood/score.ts'
import { createWatch } from '../watch/watch.ts'
import type { Parts } from './parts.ts'

/** How often it is looked whether something is due. */
const TICK_MILLISECONDS = 30_000

/** What Parley does unasked, and the settings of channels that it follows, until `stop`. */
export function openWatch(parts: Parts): { channels: Channels; watch: Watch; stop(): Promise<void> } {
  const { config, store, people, policy, record, handle, log } = parts
  const now = Date.now
  const channels = createChannels(store)
  const hours = createMoodHours(store, config.PARLEY_MOOD_DAYS)
  const timeZone = config.PARLEY_TIME_ZONE
  const failed = failedInto(log)
  const states = createAlertStates(store)
  const score = createScorer(handle, now)
  const answer = createAnswering({ policy, record, log })
  const watch = createWatch({
    ...{ channels, failed },
    parts: [createMood({ hours, states, people, score, timeZone, now, failed })],
    mood: createMoodAnswer({ answer, channels, hours, timeZone, now }),
  })
  const timer = setInterval(() => void watch.tick(), TICK_MILLISECONDS).unref()
  return {
    ...{ channels, watch },
    async stop() {
      clearInterval(timer)
      await watch.stop()
    },
  }
}

function failedInto(log: Log): Failed {
  return (what, error) => {
    const code = error === undefined ? undefined : errorCode(error)
    // Only of mistakes of ours it helps to know where they happened.
    const stack = code === 'INTERNAL' ? stackOf(error) : undefined
    log[code === 'INTERNAL' ? 'error' : 'warn']({ code, stack }, what)
  }
}
