import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'

const FEWEST_DIGITS = 7

/**
 * The one revision of a model that begins so.
 * @throws BAD_REQUEST when there is none, more than one, or too little to tell.
 */
export function findRevision(rows: readonly Model[], { name }: Model, beginning: string): Model {
  if (beginning.length < FEWEST_DIGITS) {
    throw wrong(`expected at least ${FEWEST_DIGITS} digits of a revision, but ${name}@${beginning} came`)
  }
  const [found, other] = rows.filter((row) => row.revision.startsWith(beginning))
  if (found === undefined) {
    const here = rows.map((row) => shortRevision(row.revision)).join(', ') || 'none'
    throw wrong(
      `${name} has no revision ${beginning} here (there are: ${here}); \`parley models pull\` brings one`,
    )
  }
  if (other === undefined) return found
  throw wrong(`several revisions of ${name} begin with ${beginning}; give more of it`)
}

const wrong = (message: string) => codedError('BAD_REQUEST', message)

/** Enough of a revision to tell it from others. */
export function shortRevision(revision: string): string {
  return revision.slice(0, 12)
}
