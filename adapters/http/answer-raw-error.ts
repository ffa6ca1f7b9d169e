import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ErrorCode } from '../../src/contract/errors.ts'
import { PROBLEM_TYPE, problemOf } from './problem.ts'

const REASONS: Readonly<Record<string, [ErrorCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['TOO_LARGE', 'The head of the request is larger than this Parley takes.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['BAD_REQUEST', 'The request did not come in time.'],
}

/** Answers what is no HTTP request, on the bare connection. */
export function answerRawError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [code, message] = REASONS[error.code ?? ''] ?? ['BAD_REQUEST', 'This is no HTTP request.']
  const problem = problemOf({ code, message }, randomUUID())
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
