import type { Check } from '../contract/check.ts'

/** What the log tells. */
export function logCheck(level: string): Check {
  return {
    name: 'log',
    run: async () => ({
      well: level !== 'silent',
      found: `${level}, on standard error`,
      remedy: 'set PARLEY_LOG_LEVEL=warn: silent also hides why something does not work',
    }),
  }
}
