import { type CodedError, codedError } from '../../src/contract/errors.ts'

/** An error that knows whether trying again can help, and what wait the server asked for. */
export interface Failure extends CodedError {
  again: boolean
  waitMilliseconds?: number
}

/** Makes (does not throw) a DOWNLOAD_FAILED error. */
export function failure(
  message: string,
  options: { again?: boolean; waitMilliseconds?: number | undefined; cause?: unknown } = {},
): Failure {
  const { again = false, waitMilliseconds, cause } = options
  const wait = waitMilliseconds === undefined ? {} : { waitMilliseconds }
  return Object.assign(codedError('DOWNLOAD_FAILED', message, cause), { again, ...wait })
}
