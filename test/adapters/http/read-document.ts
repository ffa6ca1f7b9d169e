import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

// biome-ignore lint/suspicious/noExplicitAny: JSON Schemas, which tests look into.
type Schema = any

interface Content {
  [type: string]: { schema: Schema }
}

/** An operation of the document, as far as tests read it. */
export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content?: Content; headers?: Record<string, unknown> }>
}

/** The OpenAPI document of a server. */
export interface ApiDocument {
  openapi: string
  info: Record<string, unknown>
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
  operations(): { method: string; path: string; operation: Operation }[]
  /** With `$ref` into the document. The same schema is compiled once. */
  compile(schema: Schema): ValidateFunction
}

export async function readDocument(address: string): Promise<ApiDocument> {
  const document = (await (await fetch(`${address}/openapi.json`)).json()) as ApiDocument
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false })
  addFormats.default(ajv)
  ajv.addVocabulary(['components', 'openapi', 'info', 'paths', 'servers', 'tags', 'example'])
  const compiled = new Map<string, ValidateFunction>()
  return {
    ...document,
    operations: () =>
      Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({
          method: method.toUpperCase(),
          path,
          operation,
        })),
      ),
    compile(schema) {
      const text = JSON.stringify(schema)
      const known = compiled.get(text)
      if (known) return known
      const { schemas } = document.components
      const validate = ajv.compile({ ...schema, components: { schemas } })
      compiled.set(text, validate)
      return validate
    },
  }
}
