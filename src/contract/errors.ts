/**
 * The one table of errors. `status` is the HTTP status, `retry` says whether the same request may succeed later,
 * `tell` is what a person reads when the thrower had nothing more exact to say. Codes cross processes; classes do not.
 */
export const ERRORS = {
  BAD_REQUEST: { status: 400, retry: false, tell: 'The request could not be understood.' },
  EMPTY_INPUT: { status: 422, retry: false, tell: 'There is no text to work on.' },
  NOT_AUTHENTICATED: { status: 401, retry: false, tell: 'This needs an API key that is valid.' },
  NOT_FOUND: { status: 404, retry: false, tell: 'There is nothing at this address.' },
  METHOD_NOT_ALLOWED: { status: 405, retry: false, tell: 'This address does not take that method.' },
  CONFLICT: { status: 409, retry: true, tell: 'The same request is still being answered.' },
  KEY_REUSED: {
    status: 422,
    retry: false,
    tell: 'An earlier request with this key asked for something else.',
  },
  UNSUPPORTED_MEDIA: { status: 415, retry: false, tell: 'The content type is not one that Parley reads.' },
  UNKNOWN_TASK: { status: 404, retry: false, tell: 'There is no such task.' },
  UNKNOWN_MODEL: { status: 404, retry: false, tell: 'There is no such model.' },
  UNKNOWN_LANGUAGE: { status: 422, retry: false, tell: 'That is not a language Parley knows.' },
  UNSURE_LANGUAGE: { status: 422, retry: false, tell: 'The language of the text is not certain.' },
  UNSUPPORTED_LANGUAGE: { status: 422, retry: false, tell: 'No installed model works with that language.' },
  OPTED_OUT: { status: 403, retry: false, tell: 'Who wrote this asked not to be analysed.' },
  TOO_LARGE: { status: 413, retry: false, tell: 'The text is larger than this Parley takes.' },
  TOO_MANY_TOKENS: { status: 413, retry: false, tell: 'The text is longer than the model takes at once.' },
  REPETITION: { status: 422, retry: false, tell: 'The model fell into a loop, so its answer was withheld.' },
  NOT_ALLOWED: { status: 403, retry: false, tell: 'Parley may not do that here.' },
  RATE_LIMITED: {
    status: 429,
    retry: true,
    tell: 'That was too much in too short a time; try again later.',
  },
  OVERLOADED: { status: 429, retry: true, tell: 'Parley is busy; try again in a moment.' },
  CLOSING: { status: 503, retry: true, tell: 'Parley is closing; try again in a moment.' },
  EXPIRED: { status: 503, retry: true, tell: 'The answer would have come too late, so it was not computed.' },
  CANCELLED: { status: 499, retry: true, tell: 'The request was cancelled.' },
  MODEL_FAILED: { status: 503, retry: true, tell: 'The model failed twice on this request.' },
  MODEL_MISSING: { status: 503, retry: false, tell: 'The model is not installed; run `parley models pull`.' },
  MODEL_DAMAGED: { status: 503, retry: false, tell: 'The model files are damaged; pull the model again.' },
  OFFLINE: { status: 503, retry: false, tell: 'PARLEY_OFFLINE is set, so nothing is downloaded.' },
  DOWNLOAD_FAILED: { status: 502, retry: true, tell: 'The download did not succeed.' },
  PLATFORM_FAILED: {
    status: 502,
    retry: true,
    tell: 'The chat platform did not do what Parley asked of it.',
  },
  STORE_DAMAGED: { status: 503, retry: false, tell: 'The file of what Parley keeps is damaged.' },
  CONFIGURATION: { status: 500, retry: false, tell: 'The configuration is wrong.' },
  INTERNAL: { status: 500, retry: false, tell: 'Parley made a mistake; the log has the details.' },
} as const satisfies Record<string, { status: number; retry: boolean; tell: string }>

export type ErrorCode = keyof typeof ERRORS

/** An Error that carries one of the codes above. */
export interface CodedError extends Error {
  code: ErrorCode
  /** When the same request may succeed, where that is known. */
  retryAfterSeconds?: number
}

/** Makes (does not throw) an error with a code; `message` defaults to the table's words. */
export function codedError(code: ErrorCode, message?: string, cause?: unknown): CodedError {
  const error = new Error(message ?? ERRORS[code].tell, cause === undefined ? undefined : { cause })
  return Object.assign(error, { code })
}

/** The code of anything that was thrown: its own if it is one of ours, else INTERNAL. */
export function errorCode(error: unknown): ErrorCode {
  const code = (error as Partial<CodedError> | undefined)?.code
  return code !== undefined && Object.hasOwn(ERRORS, code) ? code : 'INTERNAL'
}

/** What a person may read of a thrown thing: our own messages as they are, of anything else only the table's words. */
export function errorMessage(error: unknown): string {
  const code = errorCode(error)
  return code === 'INTERNAL' ? ERRORS.INTERNAL.tell : (error as Error).message
}
