import { z } from 'zod'
import { variable, whole } from './variable.ts'

/** What is kept, and for how long; docs/privacy.md has the whole table. */
export const keeping = {
  PARLEY_AUDIT_DAYS: variable({
    meaning: 'Days that rows of the audit trail are kept; 0 keeps no audit trail',
    expected: 'a whole number from 0 to 36500',
    default: 90,
    schema: whole(0, 36_500),
  }),
  PARLEY_AUDIT_PEOPLE: variable<'hashed' | 'plain'>({
    meaning: 'How the audit trail names people: by a hash that needs the secret key, or by their ids',
    expected: 'hashed or plain',
    default: 'hashed',
    schema: z.enum(['hashed', 'plain']),
  }),
  PARLEY_FEEDBACK_DAYS: variable({
    meaning: 'Days that thumbs up or down are kept',
    expected: 'a whole number from 1 to 36500',
    default: 365,
    schema: whole(1, 36_500),
  }),
} as const
