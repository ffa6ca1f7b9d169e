const MINUTE = 60_000
const QUARTER = 15 * MINUTE
const DAY = 24 * 60 * MINUTE

/** When something that is planned for a time of day (on a quarter) is due; by looking at what clocks there show, quarter by quarter. */
export function dueTimes(
  { at, weekdays }: { at: string; weekdays: readonly number[] },
  timeZone: string,
  [start, end]: readonly [number, number],
): number[] {
  const shown = createShown(timeZone)
  const first = new Map<string, number>()
  for (let time = start - 2 * DAY; time < end + 2 * DAY; time += QUARTER) {
    const key = shown(time)
    if (!first.has(key)) first.set(key, time)
  }
  const due: number[] = []
  for (let day = Math.floor(start / DAY) * DAY - DAY; day < end + DAY; day += DAY) {
    const date = new Date(day)
    if (!weekdays.includes(date.getUTCDay() || 7)) continue
    const written = `${date.toISOString().slice(0, 10)} ${at}`
    const time = first.get(written) ?? asBefore(date, at, first)
    if (time > start && time <= end) due.push(time)
  }
  return due
}

/** A time that clocks jump over: as if they had not jumped yet. */
function asBefore(date: Date, at: string, first: ReadonlyMap<string, number>): number {
  const [hours, minutes] = at.split(':').map(Number)
  const midnight = first.get(`${date.toISOString().slice(0, 10)} 00:00`)
  if (midnight === undefined) throw new Error('a day without midnight is not among those looked at')
  return midnight + (hours! * 60 + minutes!) * MINUTE
}

/** `2026-03-29 02:30`, as clocks of a zone show it. */
function createShown(timeZone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return (time) => format.format(time)
}
