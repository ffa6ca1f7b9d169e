import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { componentName } from '../../../adapters/http/schemas/component-name.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { type OpenHttp, openHttp } from './open-http.ts'
import { type ApiDocument, readDocument } from './read-document.ts'

let http: OpenHttp
let document: ApiDocument
beforeAll(async () => {
  const metrics = async () => ({ contentType: 'text/plain', text: '' })
  http = await openHttp({ parts: { metrics } })
  document = await readDocument(http.address)
})
afterAll(() => http.door.stop())

describe('the OpenAPI document', () => {
  it('is one of version 3.1 with all that it must have', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.info).toMatchObject({ title: 'Parley', version: '0.0.0' })
  })

  it('has every route, and nothing else', () => {
    expect(Object.keys(document.paths).sort()).toEqual(
      [
        ...tasks.map(({ name }) => `/v1/${name}`),
        ...[
          '/v1/tasks',
          '/v1/models',
          '/v1/models/{name}',
          '/errors/{code}',
          '/healthz',
          '/readyz',
          '/metrics',
        ],
        ...['/translate', '/detect', '/languages', '/frontend/settings'],
      ].sort(),
    )
  })

  it('names every operation once, and describes every answer', () => {
    const operations = document.operations()
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(operations.length)
    for (const { path, operation } of operations) {
      expect(operation.summary, path).toMatch(/\w/)
      expect(operation.tags, path).toHaveLength(1)
      expect(document.tags.map(({ name }) => name)).toContain(operation.tags[0])
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name)
      expect(declared, path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/)
        expect(response.description, `${path} ${status}`).toMatch(/\w/)
      }
    }
  })

  it('has schemas that all can be compiled, with references that all lead somewhere', () => {
    for (const { method, path, operation } of document.operations()) {
      for (const { schema } of Object.values(operation.requestBody?.content ?? {})) document.compile(schema)
      for (const { schema } of operation.parameters ?? []) document.compile(schema)
      for (const [status, { content = {} }] of Object.entries(operation.responses)) {
        for (const { schema } of Object.values(content)) {
          expect(() => document.compile(schema), `${method} ${path} ${status}`).not.toThrow()
        }
      }
    }
  })

  it.each(tasks.map((task) => [task.name, task] as const))(
    'has each option of %s with its meaning',
    (name, task) => {
      const request = document.components.schemas[componentName({ name }, 'Request')]
      const { properties } = request!.properties.options
      expect(Object.keys(properties)).toEqual(task.options.map((option) => option.name))
      for (const { name: option, summary, choices } of task.options) {
        expect(properties[option].description).toContain(summary)
        expect(properties[option].enum).toEqual(choices)
      }
    },
  )

  it('is shown by a page that needs nothing from elsewhere', async () => {
    const page = await (await http.get('/docs/')).text()
    const assets = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, asset]) => asset!)
    expect(assets.length).toBeGreaterThan(4)
    for (const asset of assets) {
      const response = await fetch(new URL(asset, `${http.address}/docs/`))
      expect({ asset, status: response.status }).toEqual({ asset, status: 200 })
      expect(new URL(response.url).origin).toBe(http.address)
      await response.arrayBuffer()
    }
    expect(await (await http.get('/docs/static/swagger-initializer.js')).text()).toContain('/openapi.json')
  })
})
