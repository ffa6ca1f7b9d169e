import { type CodedError, codedError, ERRORS, type ErrorCode, errorCode } from '../../src/contract/errors.ts'

/** What of Fastify's errors a handler may see. */
interface Thrown {
  code?: string
  statusCode?: number
  validation?: unknown
  message: string
}

/** Fastify's own errors in our codes and words. */
const OF_FASTIFY: Readonly<Record<string, [ErrorCode, string?]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['TOO_LARGE', 'The body is larger than this Parley takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['UNSUPPORTED_MEDIA', 'Content-Type: expected application/json.'],
  FST_ERR_CTP_EMPTY_TYPE: ['UNSUPPORTED_MEDIA', 'Content-Type: expected application/json, but nothing came.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['BAD_REQUEST', 'The body is empty; JSON was expected.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['BAD_REQUEST', 'The body is not valid JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['BAD_REQUEST', 'The body is not as long as Content-Length says.'],
  FST_ERR_BAD_URL: ['BAD_REQUEST', 'The address of the request is not well formed.'],
  FST_ERR_MAX_PARAM_LENGTH: ['NOT_FOUND'],
}

/** Whatever was thrown while answering over HTTP, with one of our codes and a message that people may read. */
export function asCoded(error: unknown): CodedError {
  const thrown = error as Partial<Thrown> | undefined
  const known = OF_FASTIFY[thrown?.code ?? '']
  if (known) return codedError(...known)
  if (thrown?.validation !== undefined) return codedError('BAD_REQUEST', thrown.message)
  if (errorCode(error) !== 'INTERNAL') return error as CodedError
  const status = thrown?.statusCode ?? 500
  return status >= 400 && status < 500
    ? codedError('BAD_REQUEST')
    : codedError('INTERNAL', ERRORS.INTERNAL.tell, error)
}
