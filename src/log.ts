import { type Logger, pino } from 'pino'
import { createRedaction, HIDDEN, HIDDEN_FIELDS } from './redaction.ts'

/**
 * The log: JSON lines on standard error. Texts of people never go in; the fields are ids, counts, codes and times. As a
 * safety net, fields that are named like a secret or a text are hidden, and so is whatever looks like a token.
 * @param secrets that are hidden wherever they stand
 */
export function createLog(level: string, secrets: readonly string[] = []): Logger {
  const streamWrite = createRedaction(secrets)
  const redact = { paths: HIDDEN_FIELDS.flatMap((name) => [name, `*.${name}`]), censor: HIDDEN }
  return pino(
    { name: 'parley', level, redact, hooks: { streamWrite } },
    pino.destination({ dest: 2, sync: true }),
  )
}
