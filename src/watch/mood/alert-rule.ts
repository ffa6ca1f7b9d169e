import type { Alert, AlertState } from '../../contract/alerts.ts'
import type { MoodHour } from '../../contract/mood-hours.ts'
import { BASELINE_MILLISECONDS, type Baseline, baselineBefore } from './baseline.ts'
import { LONGEST_STRETCH_MILLISECONDS, lastStretch, type Stretch } from './stretches.ts'
import { DAY_MILLISECONDS } from './times.ts'

/** The mood must fall so many times the usual spread below what is usual, and at least so far. */
const SPREADS = 4
const LEAST_DROP = 0.15
/** The next alert may come when the mood came back this part of the way, and so long after the last. */
const RECOVERY = 0.5
const COOL_DOWN_MILLISECONDS = DAY_MILLISECONDS

/** Hours before the first one to be evaluated that the rule looks at. */
export const RULE_MILLISECONDS = BASELINE_MILLISECONDS + LONGEST_STRETCH_MILLISECONDS

/**
 * Which alerts the hours of a channel raise: the rule, whole and without a clock. `hours` are in order of time and reach
 * back by `RULE_MILLISECONDS`; those after `state.evaluated` are evaluated one by one.
 */
export function alertsOf(
  hours: readonly MoodHour[],
  state: AlertState,
): { state: AlertState; alerts: Alert[] } {
  const alerts: Alert[] = []
  let [now, first] = [state, 0]
  for (const [index, { time }] of hours.entries()) {
    if (time <= state.evaluated) continue
    while (hours[first]!.time < time - RULE_MILLISECONDS) first++
    const { alert, ...after } = evaluate(hours.slice(first, index + 1), { ...now, evaluated: time })
    if (alert) alerts.push(alert)
    now = after.state
  }
  return { state: now, alerts }
}

/** Evaluates the last of the hours. */
function evaluate(hours: readonly MoodHour[], state: AlertState): { state: AlertState; alert?: Alert } {
  const stretch = lastStretch(hours)
  const baseline = stretch && baselineBefore(hours, stretch.since)
  if (baseline === undefined) return { state }
  const drop = Math.max(LEAST_DROP, SPREADS * baseline.spread)
  const fallen = baseline.mood - stretch!.mood
  if (!state.armed) {
    const recovered = stretch!.since >= (state.alerted ?? 0) && fallen <= drop * (1 - RECOVERY)
    return { state: { ...state, armed: recovered } }
  }
  const cooling = state.alerted !== undefined && stretch!.until < state.alerted + COOL_DOWN_MILLISECONDS
  if (fallen < drop || cooling) return { state }
  const alert = alertOf(stretch!, baseline, drop)
  return { state: { ...state, armed: false, alerted: alert.until }, alert }
}

function alertOf({ since, until, sum, mood }: Stretch, baseline: Baseline, drop: number): Alert {
  return {
    ...{ since, until, mood, drop },
    messages: sum.scored,
    baseline: baseline.mood,
    negative: sum.negative / sum.scored,
    usuallyNegative: baseline.negative,
  }
}
