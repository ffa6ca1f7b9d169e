import type { MoodHour } from '../src/contract/mood-hours.ts'
import { alertsOf } from '../src/watch/mood/alert-rule.ts'
import { createRandom } from './random.ts'

// How the rule of mood alerts does on invented channels: how often it raises an alert when nothing happened, and whether and
// when it tells of a fall. It prints a table for docs/watch.md; the numbers are the same every time.

const HOUR = 60 * 60_000
/** Seventeen weeks each, of which the first three only make what is usual. */
const QUIET_RUNS = 20
const QUIET_WEEKS = QUIET_RUNS * 14
const FALLS = 40
/** In hours: when something happens, after nine weeks, and for how long. */
const FALL_AT = 63 * 24 + 9
const FALL_HOURS = 72

const random = createRandom(1)
const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())

/** So many days of a channel in which half of the messages are neutral; the mood drifts by itself and falls by `fall`. */
function invent(days: number, perHour: number, drift: number, fall = 0): MoodHour[] {
  let ofToday = 0
  return Array.from({ length: days * 24 }, (_, hour) => {
    if (hour % 24 === 0) ofToday = normal() * drift
    const working = hour % 24 >= 8 && hour % 24 < 20 && Math.floor(hour / 24) % 7 < 5
    const falling = hour >= FALL_AT && hour < FALL_AT + FALL_HOURS
    const shift = (ofToday + normal() * drift - (falling ? fall : 0)) / 1.6
    return hourOf(hour, Math.round(perHour * (working ? 1 : 0.05) * (0.5 + random())), shift)
  }).filter(({ scored }) => scored > 0)
}

/** Messages are positive (polarity 0.8) with a chance of 0.32, negative with 0.18, moved by `shift`. */
function hourOf(hour: number, scored: number, shift: number): MoodHour {
  const draws = Array.from({ length: scored }, random)
  const likely = Math.min(1, Math.max(0, 0.32 + shift))
  const positive = draws.filter((draw) => draw < likely).length
  const negative = draws.filter((draw) => draw >= likely && draw < likely + Math.max(0, 0.18 - shift)).length
  const polarity = (positive - negative) * 8000
  const neutral = scored - positive - negative
  return {
    ...{ time: hour * HOUR, seen: scored, scored, positive, neutral, negative },
    ...{ unsure: 0, polarity, glad: 0, sad: 0 },
  }
}

function falseAlerts(perHour: number, drift: number): number {
  let alerts = 0
  for (let run = 0; run < QUIET_RUNS; run++) {
    const kept = alertsOf(invent(17 * 7, perHour, drift), { evaluated: -HOUR, armed: true })
    alerts += kept.alerts.length
  }
  return alerts
}

function told(perHour: number, drift: number, fall: number): { share: number; hours: number } {
  const after = Array.from({ length: FALLS }, () => {
    const hours = invent(Math.ceil(FALL_AT / 24) + 4, perHour, drift, fall)
    const { alerts } = alertsOf(hours, { evaluated: (FALL_AT - 24) * HOUR, armed: true })
    const first = alerts.find(({ until }) => until > FALL_AT * HOUR)
    return first && first.until / HOUR - FALL_AT
  }).filter((hours) => hours !== undefined)
  const middle = after.toSorted((a, b) => a - b)[Math.floor(after.length / 2)]
  return { share: after.length / FALLS, hours: middle ?? Number.NaN }
}

const FALL_SIZES = [0.2, 0.3, 0.4, 0.6]
console.log(
  `| messages an hour | drift | false alerts in ${QUIET_WEEKS} weeks | ${FALL_SIZES.map((fall) => `fall by ${fall * 100}`).join(' | ')} |`,
)
console.log('|---|---|---|---|---|---|---|')
for (const perHour of [5, 15, 50]) {
  for (const drift of [0, 0.05]) {
    const falls = FALL_SIZES.map((fall) => told(perHour, drift, fall))
    const cells = falls.map(({ share, hours }) =>
      share === 0 ? '0 %' : `${Math.round(share * 100)} %, ${hours} h`,
    )
    console.log(`| ${perHour} | ${drift * 100} | ${falseAlerts(perHour, drift)} | ${cells.join(' | ')} |`)
  }
}
