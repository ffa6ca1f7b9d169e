/** A time as people read it, UTC, to the minute. @param time milliseconds since the epoch. */
export const shortTime = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ')
