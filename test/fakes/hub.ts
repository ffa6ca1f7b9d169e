import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from './listen.ts'

/** What a hub can do wrong. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  /** Sends half of what was asked for and then cuts the connection, or says nothing more. */
  | { kind: 'break' | 'silence' }
  | { kind: 'wrong byte' | 'too long' | 'no ranges' | 'weak tag' }
  /** Sends this instead of the content. */
  | { kind: 'content'; content: Buffer }

export interface HubRequest {
  server: 'hub' | 'storage'
  path: string
  headers: IncomingMessage['headers']
}

/** A model hub on 127.0.0.1 that answers as https://huggingface.co does, and a storage that it redirects to. */
export interface FakeHub {
  endpoint: string
  requests: HubRequest[]
  /** Makes a commit of these files the newest of `main`; returns its id. */
  commit(repository: string, files: Record<string, Buffer>): string
  /** The next `times` requests for a path that contains `part` go wrong. */
  fail(part: string, fault: Fault, times?: number): void
  stop(): Promise<void>
}

interface StoredFile {
  path: string
  content: Buffer
  sha256: string
  blob: string
  large: boolean
}

const LARGE = 10_000

export async function createFakeHub(options: { pageSize?: number } = {}): Promise<FakeHub> {
  const commits = new Map<string, StoredFile[]>()
  const branches = new Map<string, string>()
  const objects = new Map<string, Buffer>()
  const requests: HubRequest[] = []
  const faults: { part: string; fault: Fault; times: number }[] = []

  const takeFault = (path: string): Fault | undefined => {
    const found = faults.find((row) => row.times > 0 && path.includes(row.part))
    if (found !== undefined) found.times -= 1
    return found?.fault
  }
  const record = (server: HubRequest['server'], request: IncomingMessage): string => {
    const path = decodeURIComponent(request.url ?? '')
    requests.push({ server, path, headers: request.headers })
    return path
  }
  const storage = await listen(
    createServer((request, response) => {
      const path = record('storage', request)
      const object = objects.get(/^\/objects\/(\w+)/.exec(path)?.[1] ?? '')
      if (object === undefined || !path.includes('signature=')) return refuse(response, 404)
      send(request, response, object, takeFault(path))
    }),
  )
  const hub = await listen(
    createServer((request, response) => {
      const path = record('hub', request)
      const fault = takeFault(path)
      if (fault?.kind === 'status') return refuse(response, fault.status, fault.headers)
      answer(request, response, path, fault)
    }),
  )

  function answer(request: IncomingMessage, response: ServerResponse, path: string, fault?: Fault) {
    const revision = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/(\w+)$/.exec(path)
    const tree = /^\/api\/models\/([^/]+\/[^/]+)\/tree\/(\w+)\?recursive=true(?:&cursor=(\d+))?$/.exec(path)
    const content =
      /^\/(?:api\/resolve-cache\/models\/)?([^/]+\/[^/]+)(?:\/resolve)?\/(\w{40})\/([^?]+)/.exec(path)
    if (revision) return sendRevision(response, revision[1]!, revision[2]!)
    if (tree) return sendTree(response, tree[1]!, tree[2]!, Number(tree[3] ?? 0))
    const file = content && commits.get(`${content[1]}@${content[2]}`)?.find((row) => row.path === content[3])
    if (!file) return refuse(response, 404, { 'x-error-code': 'EntryNotFound' })
    if (path.startsWith('/api/resolve-cache')) return send(request, response, file.content, fault)
    redirect(response, file, path)
  }
  function sendRevision(response: ServerResponse, repository: string, branch: string) {
    const sha = branches.get(`${repository}@${branch}`)
    // Without a token the real hub answers 401 for a repository that does not exist.
    if (sha === undefined) return refuse(response, 401, { 'x-error-code': 'RepoNotFound' })
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ id: repository, sha, siblings: [] }))
  }
  function sendTree(response: ServerResponse, repository: string, commit: string, start: number) {
    const files = commits.get(`${repository}@${commit}`)
    if (files === undefined) return refuse(response, 404, { 'x-error-code': 'RevisionNotFound' })
    const end = start + (options.pageSize ?? 1000)
    if (end < files.length) {
      // A mirror passes on the address of the hub that it mirrors.
      const next = `https://hub.invalid/api/models/${repository}/tree/${commit}?recursive=true&cursor=${end}`
      response.setHeader('link', `<${next}>; rel="next"`)
    }
    const folders = start === 0 ? [{ type: 'directory', oid: '0'.repeat(40), size: 0, path: 'onnx' }] : []
    response.end(JSON.stringify([...folders, ...files.slice(start, end).map(treeRow)]))
  }
  function redirect(response: ServerResponse, file: StoredFile, path: string) {
    response.setHeader('x-repo-commit', /\w{40}/.exec(path)?.[0] ?? '')
    if (!file.large) {
      response.writeHead(307, {
        location: `/api/resolve-cache/models${path.replace('/resolve/', '/')}?etag=1`,
      })
      return response.end()
    }
    response.writeHead(302, {
      'x-linked-etag': `"${file.sha256}"`,
      'x-linked-size': file.content.length,
      location: `${storage.address}/objects/${file.sha256}?signature=abc&for=${encodeURIComponent(file.path)}`,
    })
    response.end()
  }

  return {
    endpoint: hub.address,
    requests,
    commit(repository, files) {
      const stored = Object.entries(files).map(([path, content]) => store(path, content))
      for (const file of stored) objects.set(file.sha256, file.content)
      const names = stored.map((file) => `${file.path} ${file.sha256}`).join('\n')
      const sha = createHash('sha1').update(names).digest('hex')
      commits.set(`${repository}@${sha}`, stored)
      branches.set(`${repository}@main`, sha)
      return sha
    },
    fail: (part, fault, times = 1) => void faults.push({ part, fault, times }),
    async stop() {
      await Promise.all([hub.close(), storage.close()])
    },
  }
}

function store(path: string, content: Buffer): StoredFile {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const blob = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')
  return { path, content, sha256, blob, large: content.length > LARGE }
}

function treeRow({ path, content, sha256, blob, large }: StoredFile) {
  const lfs = { oid: sha256, size: content.length, pointerSize: 134 }
  return { type: 'file', oid: blob, size: content.length, path, ...(large ? { lfs } : {}) }
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}) {
  response.writeHead(status, headers)
  response.end(JSON.stringify({ error: 'refused' }))
}

/** Sends a file, or the rest of it (RFC 9110, 13.1.5 and 14), with the fault that was asked for. */
function send(request: IncomingMessage, response: ServerResponse, original: Buffer, fault?: Fault) {
  if (fault?.kind === 'status') return refuse(response, fault.status, fault.headers)
  const whole = fault?.kind === 'content' ? fault.content : original
  const etag = `"${createHash('md5').update(whole).digest('hex')}"`
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')
  const continues = range !== null && request.headers['if-range'] === etag && fault?.kind !== 'no ranges'
  const start = continues ? Number(range[1]) : 0
  if (start >= whole.length && start > 0) return refuse(response, 416)
  const body = Buffer.from(whole.subarray(start))
  if (fault?.kind === 'wrong byte') body[body.length >> 1]! ^= 1
  const range206 = { 'content-range': `bytes ${start}-${whole.length - 1}/${whole.length}` }
  const length = fault?.kind === 'too long' ? {} : { 'content-length': body.length }
  response.writeHead(continues ? 206 : 200, {
    etag: fault?.kind === 'weak tag' ? `W/${etag}` : etag,
    'accept-ranges': 'bytes',
    ...length,
    ...(continues ? range206 : {}),
  })
  if (fault?.kind === 'break' || fault?.kind === 'silence') {
    response.write(body.subarray(0, body.length >> 1), () => {
      if (fault.kind === 'break') response.destroy()
    })
    return
  }
  response.write(body)
  response.end(fault?.kind === 'too long' ? body : undefined)
}
