export const MINUTE_MILLISECONDS = 60_000
export const HOUR_MILLISECONDS = 60 * MINUTE_MILLISECONDS
export const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS

/** When the hour began (UTC); milliseconds since the epoch. */
export const hourOf = (time: number) => Math.floor(time / HOUR_MILLISECONDS) * HOUR_MILLISECONDS
