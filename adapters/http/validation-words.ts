import type { FastifySchemaValidationError } from 'fastify/types/schema.js'

type Wrong = FastifySchemaValidationError

/**
 * What a schema expected, in one sentence. Of a choice between one and several, the errors of the branch that was not
 * meant only say that it was not meant.
 */
export function validationWords(errors: readonly Wrong[], part: string): string {
  const kinds = errors.filter(isWrongKind).map(({ params }) => String(params.type))
  const error = errors.find((one) => one.keyword !== 'anyOf' && !isWrongKind(one))
  if (error) return `${part}${error.instancePath}${expected(error)}.`
  return kinds.length > 0 ? `${part}: expected ${kinds.join(' or ')}.` : `${part}: not what was expected.`
}

const isWrongKind = ({ keyword, instancePath }: Wrong) => keyword === 'type' && instancePath === ''

function expected({ params, message }: Wrong): string {
  const { additionalProperty, allowedValues } = params as Record<string, unknown>
  if (additionalProperty !== undefined) return `: there is no "${additionalProperty}" here`
  if (!Array.isArray(allowedValues)) return ` ${message}`
  return `: expected ${allowedValues.map((value) => JSON.stringify(value)).join(', ')}`
}
