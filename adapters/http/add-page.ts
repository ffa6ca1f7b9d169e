import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Preview } from '../../src/contract/preview.ts'

const FOLDER = new URL('page/', import.meta.url)

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Serves the page to try Parley on at `/`, and its files below `/page/`. They are read once. */
export function addPage(app: FastifyInstance, previews: readonly Preview[]): void {
  const names = previews.map(({ name }) => name).join(',')
  const html = readFileSync(new URL('index.html', FOLDER), 'utf8').replace('{{previews}}', names)
  addFile(app, '/', html, '.html')
  addFile(app, '/page/previews.css', previews.map(({ css }) => css).join('\n'), '.css')
  for (const file of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
    const kind = extname(file)
    if (kind === '' || kind === '.html') continue
    addFile(app, `/page/${file.replaceAll('\\', '/')}`, readFileSync(new URL(file, FOLDER), 'utf8'), kind)
  }
}

function addFile(app: FastifyInstance, path: string, content: string, kind: string): void {
  const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
  const headers = {
    'content-type': CONTENT_TYPES[kind],
    // Asked for each time, and only sent again when Parley has changed.
    'cache-control': 'no-cache',
    etag: tag,
  }
  app.get(path, { schema: { hide: true } }, async (request, reply) => {
    const isKnown = request.headers['if-none-match'] === tag
    return reply
      .headers(headers)
      .code(isKnown ? 304 : 200)
      .send(isKnown ? undefined : content)
  })
}
