/** What Slack answers instead of `ok: true`. */
export interface Refused extends Error {
  answer: { ok: false; error: string; [key: string]: unknown }
}

/** To be thrown by a method. @param error Slack's code. */
export function refusal(error: string, more: Record<string, unknown> = {}): Refused {
  return Object.assign(new Error(error), { answer: { ok: false as const, error, ...more } })
}

export const isRefused = (error: unknown): error is Refused => error instanceof Error && 'answer' in error
