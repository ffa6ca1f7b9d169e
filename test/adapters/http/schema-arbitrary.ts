import fc from 'fast-check'

// biome-ignore lint/suspicious/noExplicitAny: a JSON Schema.
type Schema = any

/** Texts that break things elsewhere. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ufeff',
    '\u202e',
    '<script>alert(1)</script>',
    "'; drop table keys; --",
    '../../etc/passwd',
    '{{constructor.constructor("x")()}}',
    '%s%n%x',
    '__proto__',
    'fail EMPTY_INPUT',
    'fail UNSURE_LANGUAGE',
    'fail OVERLOADED',
    'fail NOT_ALLOWED',
    'é'.repeat(500),
  ),
)

/** Values of a schema, as far as the document uses it. */
export function anyOfSchema(schema: Schema, components: Record<string, Schema>): fc.Arbitrary<unknown> {
  const go = (one: Schema) => anyOfSchema(one, components)
  if (schema.$ref) return go(components[schema.$ref.split('/').at(-1)])
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(go))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type: string) => go({ ...schema, type })))
  if (schema.type === 'object') return objects(schema, go)
  if (schema.type === 'array') {
    const { items = {}, minItems = 0, maxItems = 5 } = schema
    return fc.array(go(items), { minLength: minItems, maxLength: Math.min(maxItems, 5) })
  }
  return scalar(schema)
}

function objects(schema: Schema, go: (schema: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema
  const members = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, go(one)]))
  return fc.record(members, { requiredKeys: required })
}

function scalar({
  type,
  pattern,
  minLength = 0,
  maxLength = Infinity,
  examples = [],
}: Schema): fc.Arbitrary<unknown> {
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer') return fc.integer()
  if (type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true })
  if (type === 'null') return fc.constant(null)
  if (type !== 'string') return fc.jsonValue()
  if (pattern) return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength)
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength
  return fc
    .oneof(hostileText, fc.lorem(), ...(examples as string[]).map((one) => fc.constant(one)))
    .filter(fits)
}

/** The same with one member lost, doubled, or of another kind, somewhere inside. */
export function mutated(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, fc.nat(), fc.oneof(fc.constant(undefined), fc.jsonValue(), hostileText))
    .map(([value, at, other]) => {
      const copy = structuredClone(value)
      const places = placesIn(copy)
      const place = places[at % Math.max(1, places.length)]
      if (place === undefined) return other ?? null
      if (other === undefined) delete place.holder[place.key]
      else place.holder[at % 3 === 0 ? `${place.key}x` : place.key] = other
      return copy
    })
}

interface Place {
  holder: Record<string, unknown>
  key: string
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}
