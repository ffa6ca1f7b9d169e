import { z } from 'zod'
import { safePath } from '../installed/safe-path.ts'
import type { Connection } from './connection.ts'
import { failure } from './failure.ts'
import type { Retry } from './retry.ts'
import { statusFailure } from './status-failure.ts'

/** A file as the hub lists it. */
export interface HubFile {
  path: string
  bytes: number
  /** Of large files; hexadecimal. */
  sha256?: string
  /** Of small files: git's blob id, which is a SHA-1 over a header and the content. */
  blob?: string
}

/** What the downloader asks of a model hub (https://huggingface.co/docs/hub/api). */
export interface Hub {
  /** The commit that a branch stands for now. */
  commitOf(repository: string, branch: string): Promise<string>
  filesOf(repository: string, commit: string): Promise<HubFile[]>
  addressOf(repository: string, commit: string, path: string): URL
  pageOf(repository: string): string
}

const commitSchema = z.object({ sha: z.string().regex(/^[0-9a-f]{40}$/) })
const treeSchema = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    oid: z.string(),
    size: z.int().min(0),
    lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(0) }).optional(),
  }),
)
const MOST_PAGES = 20

interface HubParts {
  connection: Connection
  endpoint: string
  retry: Retry
  hasToken: boolean
}

export function createHub({ connection, endpoint, retry, hasToken }: HubParts): Hub {
  const base = endpoint.replace(/\/+$/, '')
  const pageOf = (repository: string) => `${base}/${repository}`
  const ask = <T>(repository: string, url: URL, schema: z.ZodType<T>) =>
    retry(async () => {
      const answer = await connection.get(url, { accept: 'application/json' })
      const text = await answer.body.text()
      if (answer.status !== 200) {
        throw statusFailure(answer, { subject: repository, page: pageOf(repository), hasToken })
      }
      return { value: parse(text, schema, url), next: nextPage(answer.headers.link, url) }
    })
  return {
    pageOf,
    addressOf: (repository, commit, path) =>
      new URL(`${base}/${repository}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`),
    async commitOf(repository, branch) {
      const url = new URL(`${base}/api/models/${repository}/revision/${encodeURIComponent(branch)}`)
      return (await ask(repository, url, commitSchema)).value.sha
    },
    async filesOf(repository, commit) {
      const files: HubFile[] = []
      let url: URL | undefined = new URL(`${base}/api/models/${repository}/tree/${commit}?recursive=true`)
      for (let page = 0; url !== undefined && page < MOST_PAGES; page += 1) {
        const answer: { value: z.infer<typeof treeSchema>; next: URL | undefined } = await ask(
          repository,
          url,
          treeSchema,
        )
        files.push(...answer.value.filter((item) => item.type === 'file').map(fileOf))
        url = answer.next
      }
      return files
    },
  }
}

function fileOf(item: z.infer<typeof treeSchema>[number]): HubFile {
  // A repository with a name that could lead out of the model's folder is refused as a whole.
  safePath('', item.path)
  if (item.lfs !== undefined) return { path: item.path, bytes: item.lfs.size, sha256: item.lfs.oid }
  return { path: item.path, bytes: item.size, blob: item.oid }
}

function parse<T>(text: string, schema: z.ZodType<T>, url: URL): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw failure(`${url.host} does not answer like a model hub; check HF_ENDPOINT`, { cause })
  }
}

/** The next page's cursor, asked of the same host: a mirror may pass on the original hub's address. */
function nextPage(link: string | undefined, url: URL): URL | undefined {
  const target = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1]
  if (target === undefined) return undefined
  const next = new URL(url)
  next.search = new URL(target, url).search
  return next
}
