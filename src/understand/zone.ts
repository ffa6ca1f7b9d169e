/** A day in milliseconds. */
export const DAY = 86_400_000

/**
 * What the clocks in a zone show at an instant: milliseconds whose UTC fields are the wall's year, month, day and time.
 * @param timeZone IANA name; must be known to `Intl`.
 */
export const wallTime = (instant: number, timeZone: string) => instant + offsetAt(instant, timeZone)

/**
 * When the clocks in a zone show this: the earlier of two when they are set back, and what follows the gap
 * when they are set forward over it.
 */
export function instantOf(wall: number, timeZone: string): number {
  const guesses = [-DAY, DAY].map((apart) => wall - offsetAt(wall + apart, timeZone))
  const right = guesses.filter((guess) => wallTime(guess, timeZone) === wall)
  return right.length > 0 ? Math.min(...right) : guesses[0]!
}

/** The zone when `Intl` knows it, else UTC. */
export function knownZone(timeZone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

/** Milliseconds by which a zone's clocks are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(name) ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
