import { type CodedError, codedError } from '../contract/errors.ts'

/** An error for a key that asked for more than its quota allows. */
export function overQuota(
  quota: number,
  span: 'minute' | 'day',
  count: number,
  retryMilliseconds: number,
): CodedError {
  const more =
    count > quota ? `, and ${count} came at once; send at most ${quota} together` : '; try again later'
  const error = codedError('RATE_LIMITED', `This API key is good for ${quota} requests a ${span}${more}.`)
  return Object.assign(error, { retryAfterSeconds: Math.ceil(retryMilliseconds / 1000) })
}
