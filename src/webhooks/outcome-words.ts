import type { Outcome } from './transport.ts'

export const wasTaken = (outcome: Outcome) =>
  'status' in outcome && outcome.status >= 200 && outcome.status < 300

/** The receiver says that it will never want a call again. */
export const isGone = (outcome: Outcome) => 'status' in outcome && outcome.status === 410

/** What a receiver did, in words. */
export function outcomeWords(outcome: Outcome): string {
  if ('problem' in outcome) return outcome.problem
  const { status } = outcome
  if (isGone(outcome)) return 'it answered 410 Gone'
  return status >= 300 && status < 400
    ? `it answered ${status}; redirects are not followed`
    : `it answered ${status}`
}
