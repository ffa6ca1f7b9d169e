import { z } from 'zod'

/** Their errors say what was expected; `fileError` adds what came, and where. */

export const listed = (names: readonly string[]) => names.join(', ')

/** Text that is not empty. */
export const words = (expected: string) => z.string({ error: expected }).trim().min(1, { error: expected })

export const matching = (pattern: RegExp, expected: string) =>
  words(expected).regex(pattern, { error: expected })

export const oneOf = <T extends string>(names: readonly T[]) =>
  z.enum(names as [T, ...T[]], { error: `expected one of ${listed(names)}` })

/** A list of at least one; one alone needs no brackets. */
export function some<T extends z.ZodType>(item: T) {
  const list = z.array(item, { error: 'expected one or a list of them' })
  const asList = (value: unknown) => (typeof value === 'string' && value !== '' ? [value] : value)
  return z.preprocess(asList, list.min(1, { error: 'expected at least one' }))
}

/** A map with these keys and no others. */
export const map = <T extends z.ZodRawShape>(shape: T, expected: string) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `expected one of ${listed(Object.keys(shape))}` : expected,
  })
