import { z } from 'zod'

/** One environment variable. */
export interface Variable<T = unknown> {
  /** One line, for `.env.example` and the docs. */
  meaning: string
  /** What a right value looks like; part of the error for a wrong one. */
  expected: string
  /** Used when the variable is unset or empty. */
  default: T
  /** The default in words, where it depends on the machine. */
  defaultWords?: string
  secret?: boolean
  schema: z.ZodType<T, string>
}

/** What is written in it, trimmed. */
export const text = z.string().trim().min(1)
/** On or off. */
export const flag = z
  .enum(['0', '1', 'false', 'true', 'no', 'yes'])
  .transform((value) => ['1', 'true', 'yes'].includes(value))
/** A whole number from `minimum` to `maximum`. */
export const whole = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum)
/** A port of this machine. */
export const port = whole(1, 65_535)
/** A list with commas between. */
export const terms = text.transform((value) =>
  value
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== ''),
)
/** An http or https address, without a slash at its end. */
export const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))

/** A variable with a default. */
export const variable = <T>(row: Variable<T>): Variable<T> => row
/** A variable that may be left unset. */
export const optional = <T>(row: Omit<Variable<T>, 'default'>): Variable<T | undefined> => ({
  ...row,
  default: undefined,
})
