/** Where in the body: `['embeds', 0, 'title']`. */
export type Path = readonly (string | number)[]

/** One thing that is wrong in a body, with Discord's words for it. */
export interface Problem {
  at: Path
  code: string
  message: string
}

export const problem = (at: Path, code: string, message: string): Problem => ({ at, code, message })

export const missing = (at: Path) => problem(at, 'BASE_TYPE_REQUIRED', 'This field is required')

export const describeProblem = ({ at, code, message }: Problem) => `${at.join('.')}: ${code} ${message}`

/** The tree that Discord answers with: each list of `_errors` stands where the fault is. */
export function nestProblems(problems: readonly Problem[]): object {
  const root: Record<string, unknown> = {}
  for (const { at, code, message } of problems) {
    let node = root
    for (const step of at) {
      node[step] ??= {}
      node = node[step] as Record<string, unknown>
    }
    node._errors = [...((node._errors as object[] | undefined) ?? []), { code, message }]
  }
  return root
}

/** Text within a length; counted in UTF-16 units, never fewer than what Discord counts. */
export function checkString(
  value: unknown,
  at: Path,
  { least = 1, most, required = true }: { least?: number; most: number; required?: boolean },
): Problem[] {
  if (value === undefined || value === null) return required && least > 0 ? [missing(at)] : []
  if (typeof value !== 'string') {
    return [problem(at, 'STRING_TYPE_CONVERT', `Could not convert "${String(value)}" to string.`)]
  }
  if (least > 0 && value.trim() === '') return [missing(at)]
  if (value.length > most && least <= 1)
    return [problem(at, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`)]
  if (value.length > most || value.length < least)
    return [problem(at, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`)]
  return []
}

/** A list that is not too long. @param each what is checked in each of its items. */
export function checkList<T = Record<string, unknown>>(
  value: unknown,
  at: Path,
  { least = 0, most }: { least?: number; most: number },
  each: (item: T, at: Path) => Problem[],
): Problem[] {
  if (value === undefined || value === null) return least > 0 ? [missing(at)] : []
  if (!Array.isArray(value))
    return [problem(at, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')]
  const items = value.flatMap((item: T, index) =>
    typeof item === 'object' && item !== null
      ? each(item, [...at, index])
      : [problem([...at, index], 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType')],
  )
  if (value.length >= least && value.length <= most) return items
  const words =
    least > 0 ? `Must be between ${least} and ${most} in length.` : `Must be ${most} or fewer in length.`
  return [problem(at, least > 0 ? 'BASE_TYPE_BAD_LENGTH' : 'BASE_TYPE_MAX_LENGTH', words), ...items]
}

export function checkChoice(value: unknown, at: Path, choices: readonly unknown[]): Problem[] {
  if (choices.includes(value)) return []
  return [problem(at, 'BASE_TYPE_CHOICES', `Value must be one of {${choices.join(', ')}}.`)]
}

export function checkInteger(value: unknown, at: Path, least: number, most: number): Problem[] {
  if (value === undefined || value === null) return []
  if (!Number.isInteger(value)) {
    return [problem(at, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`)]
  }
  if ((value as number) < least)
    return [problem(at, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${least}.`)]
  if ((value as number) > most)
    return [problem(at, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${most}.`)]
  return []
}

/** @param schemes without the colon. */
export function checkUrl(
  value: unknown,
  at: Path,
  schemes: readonly string[] = ['http', 'https'],
): Problem[] {
  if (value === undefined || value === null) return []
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/[^\s]+$/i.exec(String(value))?.[1]?.toLowerCase()
  if (scheme === undefined || !URL.canParse(String(value)) || String(value).length > 2048) {
    return [problem(at, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')]
  }
  if (schemes.includes(scheme)) return []
  const words = `Scheme "${scheme}" is not supported. Scheme must be one of ('http', 'https').`
  return [problem(at, 'URL_TYPE_INVALID_SCHEME', words)]
}
