import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Preview } from '../../../src/contract/preview.ts'
import { type OpenHttp, openHttp } from './open-http.ts'

const FOLDER = new URL('../../../adapters/http/page/', import.meta.url)
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'))
const previews: Preview[] = ['one', 'two'].map((name) => ({
  name,
  css: `.preview-${name} { color: red }`,
  html: () => '',
}))

describe('what is served of the page', () => {
  let http: OpenHttp
  beforeAll(async () => {
    http = await openHttp({ parts: { previews } })
  })
  afterAll(() => http.door.stop())

  it('runs under a policy that allows nothing inline and nothing from elsewhere', async () => {
    const response = await http.get('/')
    const policy = response.headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/)
  })

  it('knows the previews of the house and has their style', async () => {
    expect(await (await http.get('/')).text()).toContain('data-previews="one,two"')
    const css = await http.get('/page/previews.css')
    expect(await css.text()).toBe('.preview-one { color: red }\n.preview-two { color: red }')
    expect(css.headers.get('content-type')).toBe('text/css; charset=utf-8')
  })

  it('is not sent again while it is the same', async () => {
    const first = await http.get('/page/page.js')
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    const again = await http.get('/page/page.js', { 'if-none-match': first.headers.get('etag')! })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await http.get('/page/page.js', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('is every file of the folder and no other', async () => {
    const served = files.filter((name) => name !== 'index.html')
    const statuses = await Promise.all(served.map(async (name) => (await http.get(`/page/${name}`)).status))
    expect(served.length).toBeGreaterThan(15)
    expect(new Set(statuses)).toEqual(new Set([200]))
    for (const path of ['/page/', '/page/index.html', '/page/../add-page.ts', '/page/%2e%2e/add-page.ts']) {
      expect((await http.get(path)).status, path).toBe(404)
    }
  })

  it('stands in no OpenAPI document', async () => {
    const { paths } = (await (await http.get('/openapi.json')).json()) as { paths: object }
    expect(Object.keys(paths)).toContain('/v1/tasks')
    expect(Object.keys(paths).filter((path) => path === '/' || path.startsWith('/page'))).toEqual([])
  })
})

describe('the files of the page', () => {
  it.each(files)('%s fetches nothing from elsewhere', (name) => {
    const content = readFileSync(new URL(name, FOLDER), 'utf8').replace('http://www.w3.org/2000/svg', '')
    expect(content).not.toMatch(/https?:|@import|url\((?!#)|eval\(|new Function/)
  })

  it('are small', () => {
    const bytes = files.reduce((sum, name) => sum + readFileSync(new URL(name, FOLDER)).length, 0)
    expect(bytes).toBeLessThan(80_000)
  })

  it('say the same in every language', async () => {
    const tableOf = async (language: string) =>
      shapeOf((await import(new URL(`words/${language}.js`, FOLDER).href)).default)
    const english = await tableOf('en')
    expect(english.length).toBeGreaterThan(80)
    for (const language of ['fr', 'es', 'de']) expect(await tableOf(language), language).toEqual(english)
  })

  it('have a place in the words for all that the page says', async () => {
    const { default: words } = await import(new URL('words/en.js', FOLDER).href)
    const asked = files
      .filter((name) => !name.startsWith('words/'))
      .flatMap((name) => [
        ...readFileSync(new URL(name, FOLDER), 'utf8').matchAll(/(?<![-\w])words\.(\w+)|data-words="(\w+)"/g),
      ])
      .map(([, inCode, inHtml]) => (inCode ?? inHtml)!)
    expect(asked.length).toBeGreaterThan(40)
    expect(asked.filter((name) => !(name in words))).toEqual([])
    const used = Object.keys(words).filter(
      (name) => !asked.includes(name) && !['states', 'roles'].includes(name),
    )
    expect(used).toEqual([])
  })
})

/** The path and kind of everything in a table of words. */
function shapeOf(table: Record<string, unknown>, path = ''): string[] {
  return Object.entries(table).flatMap(([name, value]) =>
    typeof value === 'object'
      ? shapeOf(value as Record<string, unknown>, `${path}${name}.`)
      : [`${path}${name}: ${typeof value}`],
  )
}
