import { type CodedError, codedError } from '../../src/contract/errors.ts'
import { type Failure, failure } from './failure.ts'

/** Codes of errors that come and go with the network. */
const PASSING = new Set(
  `ECONNRESET ECONNREFUSED ECONNABORTED EPIPE ETIMEDOUT ENETUNREACH EHOSTUNREACH EAI_AGAIN UND_ERR_SOCKET
  UND_ERR_CONNECT_TIMEOUT UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT UND_ERR_RES_CONTENT_LENGTH_MISMATCH
  ERR_STREAM_PREMATURE_CLOSE`.split(/\s+/),
)

/** What the disk says of a folder that cannot be written to; a file may stand where it should be. */
const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'])

/** Puts what the network and the disk throw into words; our own errors stay as they are. */
export function asFailure(error: unknown): Failure | (CodedError & Partial<Failure>) {
  const { code, message } = error as { code?: string; message: string }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return failure('The disk is full; make room and pull again (what is here already is kept)', {
      cause: error,
    })
  }
  if (code !== undefined && PASSING.has(code)) {
    return failure(`The connection to the hub was lost (${code})`, { again: true, cause: error })
  }
  if (code === 'UND_ERR_ABORTED' && message.startsWith('Proxy response')) {
    return failure(`The proxy refused the connection (${message}); check HTTPS_PROXY`, { cause: error })
  }
  if (code !== undefined && UNWRITABLE.has(code)) {
    return codedError(
      'CONFIGURATION',
      `The models cannot be written (${message}); check PARLEY_DATA_DIR`,
      error,
    )
  }
  if (code === 'ENOTFOUND') {
    return failure(`The hub could not be found (${message}); check the network, HF_ENDPOINT and HTTPS_PROXY`)
  }
  if (code !== undefined && /CERT|SIGNATURE|^ERR_(TLS|SSL)/.test(code)) {
    const remedy = 'behind a proxy that inspects traffic, set NODE_EXTRA_CA_CERTS'
    return failure(`The certificate of the hub is not trusted (${code}); ${remedy}`, { cause: error })
  }
  if (code?.startsWith('UND_ERR')) return failure(`The download failed (${code})`, { cause: error })
  return error as CodedError & Partial<Failure>
}
