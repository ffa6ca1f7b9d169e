import type { FastifySchemaValidationError } from 'fastify/types/schema.js'

type Wrong = FastifySchemaValidationError

/**
 * What a schema expected, in one sentence. Of a choice, such as between one and several, the errors of the branch that was
 * not meant only say that it was not meant.
 */
export function validationWords(errors: readonly Wrong[], part: string): string {
  const choices = new Set(
    errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath),
  )
  const isOtherBranch = ({ keyword, instancePath }: Wrong) => keyword === 'type' && choices.has(instancePath)
  const error = errors.find((one) => one.keyword !== 'anyOf' && !isOtherBranch(one))
  if (error) return `${part}${error.instancePath}${expected(error)}.`
  const kinds = errors.filter(isOtherBranch)
  const place = `${part}${kinds[0]?.instancePath ?? ''}`
  return `${place}: expected ${kinds.map(({ params }) => String(params.type)).join(' or ') || 'something else'}.`
}

function expected({ params, message, keyword }: Wrong): string {
  const { additionalProperty, allowedValues, type } = params as Record<string, unknown>
  if (additionalProperty !== undefined) return `: there is no "${additionalProperty}" here`
  if (keyword === 'type') return `: expected ${[type].flat().join(' or ')}`
  if (!Array.isArray(allowedValues)) return ` ${message}`
  return `: expected ${allowedValues.map((value) => JSON.stringify(value)).join(', ')}`
}
