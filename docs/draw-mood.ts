import { writeFileSync } from 'node:fs'
import type { MoodHour } from '../src/contract/mood-hours.ts'
import { answersFor } from '../src/contract/phrases/answers/index.ts'
import type { MoodPeriod } from '../src/contract/watch.ts'
import { drawMood } from '../src/picture/draw-mood.ts'
import { baselineBefore } from '../src/watch/mood/baseline.ts'
import { moodReply } from '../src/watch/mood/reply.ts'
import { stepsOf } from '../src/watch/mood/steps.ts'

// Makes docs/pictures/mood-*.png: what `/mood` answers with, from the hours of an invented channel. It needs no browser.

const NOW = Date.UTC(2026, 10, 27, 16, 40)
const HOUR = 60 * 60_000
const TIME_ZONE = 'Europe/Paris'

/** Working hours of nine weeks; on the last Thursday something went wrong. */
function hourAt(time: number): MoodHour | undefined {
  const date = new Date(time)
  const hour = date.getUTCHours()
  if ([0, 6].includes(date.getUTCDay()) || hour < 7 || hour > 17) return undefined
  const day = Math.floor(time / (24 * HOUR))
  const wave = Math.round(6 * Math.sin(day / 3) + 3 * Math.sin(hour * 2))
  const trouble = time > Date.UTC(2026, 10, 26) ? 16 : 0
  const [positive, negative] = [Math.max(2, 17 + wave - trouble), Math.max(2, 9 - wave + trouble)]
  const neutral = 20 + ((day * 7 + hour * 5) % 11)
  const scored = positive + neutral + negative + 4
  const polarity = (positive - negative) * 7600
  return { time, seen: scored, scored, positive, neutral, negative, unsure: 4, polarity, glad: 9, sad: 2 }
}

const hours = Array.from({ length: 63 * 24 }, (_, index) => hourAt(Math.floor(NOW / HOUR) * HOUR - (63 * 24 - 1 - index) * HOUR))
const known = hours.filter((hour) => hour !== undefined)

for (const [period, locale] of [['week', 'en'], ['month', 'fr'], ['day', 'de']] as [MoodPeriod, string][]) {
  const phrases = answersFor(locale)
  const steps = stepsOf(period, NOW, TIME_ZONE, phrases.language)
  const since = steps[0]!.since
  const baseline = baselineBefore(known, since)!
  const within = known.filter(({ time }) => time >= since)
  const { title, text, trend, chart } = moodReply({ period, steps, hours: within, timeZone: TIME_ZONE, baseline }, phrases)
  process.stdout.write(`mood-${period}.png: ${title}. ${text}\n`)
  writeFileSync(new URL(`pictures/mood-${period}.png`, import.meta.url), await drawMood({ trend: trend!, chart: chart! }, locale))
}
