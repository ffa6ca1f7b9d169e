import { type Logger, pino } from 'pino'

/** The log: JSON lines on standard error. Texts of people never go in; the fields are ids, counts, codes and times. */
export function createLog(level: string): Logger {
  return pino({ name: 'parley', level }, pino.destination({ dest: 2, sync: true }))
}
