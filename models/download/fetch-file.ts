import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isLfsPointer } from '../installed/is-lfs-pointer.ts'
import type { Connection, HubResponse } from './connection.ts'
import { failure } from './failure.ts'
import { hashProblem } from './hash-problem.ts'
import type { HubFile } from './hub.ts'
import type { Retry } from './retry.ts'
import { statusFailure } from './status-failure.ts'

export interface FetchParts {
  connection: Connection
  retry: Retry
  /** For messages. */
  subject: string
  page: string
  hasToken: boolean
  /** Bytes of this file that are here, whenever that changes. */
  onProgress(bytes: number): void
}

/**
 * Downloads one file to `target`, which appears only when it is complete and its length and hash are right. Until then
 * it is `target.part`, and `target.etag` holds what the server must still call the content for us to continue it.
 */
export async function fetchFile(file: HubFile, url: URL, target: string, parts: FetchParts): Promise<void> {
  const part = `${target}.part`
  await mkdir(dirname(target), { recursive: true })
  await parts.retry(async () => {
    const resumed = await fetchRest(file, url, target, parts)
    const problem = await hashProblem(file, part)
    if (problem === undefined) return
    await forget(target)
    // A continued file may hold a bad beginning from an earlier try, so it gets one from scratch.
    throw failure(problem, { again: resumed, waitMilliseconds: 0 })
  })
  await rename(part, target)
  await forget(target)
}

/** Fetches what is missing of the part; resolves to whether it continued an earlier one. */
async function fetchRest(file: HubFile, url: URL, target: string, parts: FetchParts): Promise<boolean> {
  const { have, etag } = await partOf(file, target)
  if (have > 0 && have === file.bytes) return true
  const range: Record<string, string> = have > 0 ? { range: `bytes=${have}-`, 'if-range': etag } : {}
  const answer = await parts.connection.get(url, range)
  if (answer.status !== 200 && answer.status !== 206) {
    await answer.body.dump()
    if (answer.status === 416) await forget(target)
    if (answer.status === 416) throw failure(`The server would not continue ${file.path}`, { again: true })
    throw statusFailure(answer, { ...parts, subject: `${file.path} of ${parts.subject}` })
  }
  const start = startOf(answer, have)
  await writeFile(`${target}.etag`, strongEtag(answer))
  await write(answer, file, `${target}.part`, start, parts)
  const { size } = await stat(`${target}.part`)
  if (size < file.bytes) {
    await refuseShort(answer, file, target, size, parts)
    throw failure(`The connection ended at ${size} of ${file.bytes} bytes of ${file.path}`, { again: true })
  }
  return start > 0
}

/** A server that means to send fewer bytes than the file has will not do better next time. */
async function refuseShort(
  answer: HubResponse,
  file: HubFile,
  target: string,
  size: number,
  parts: FetchParts,
): Promise<void> {
  if (answer.status !== 200 || Number(answer.headers['content-length']) !== size) return
  const words = (await isLfsPointer(`${target}.part`))
    ? `The server sent a Git LFS pointer instead of ${file.path} of ${parts.subject}; check HF_ENDPOINT`
    : `${file.path} of ${parts.subject} should have ${file.bytes} bytes, but the server sends ${size}`
  await forget(target)
  throw failure(words)
}

/** What an earlier try left behind, as far as it can be continued. */
async function partOf(file: HubFile, target: string): Promise<{ have: number; etag: string }> {
  const size = (await stat(`${target}.part`).catch(() => undefined))?.size ?? 0
  const etag = await readFile(`${target}.etag`, 'utf8').catch(() => '')
  return etag === '' || size > file.bytes ? { have: 0, etag: '' } : { have: size, etag }
}

/** Where the answer's bytes begin: 200 means that the server sends everything anew. */
function startOf(answer: HubResponse, have: number): number {
  if (answer.status === 200) return 0
  const start = Number(/^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1])
  if (start !== have) {
    answer.body.destroy()
    throw failure('The server continued the file at another place than asked', { again: true })
  }
  return start
}

/** Every chunk is on its way to the disk before the next one is taken, so a break loses little. */
async function write(answer: HubResponse, file: HubFile, part: string, start: number, parts: FetchParts) {
  const sink = await open(part, start === 0 ? 'w' : 'a')
  let done = start
  try {
    for await (const chunk of answer.body) {
      done += chunk.length
      if (done > file.bytes) {
        throw failure(`The server sends more than the ${file.bytes} bytes of ${file.path}`)
      }
      await sink.appendFile(chunk)
      parts.onProgress(done)
    }
    await sink.sync()
  } finally {
    await sink.close()
  }
}

/** If-Range takes no weak tags (RFC 9110, 13.1.5); without a tag the file is fetched from the beginning. */
function strongEtag({ headers }: HubResponse): string {
  const etag = headers.etag ?? ''
  return etag.startsWith('W/') ? '' : etag
}

async function forget(target: string): Promise<void> {
  await rm(`${target}.part`, { force: true })
  await rm(`${target}.etag`, { force: true })
}
