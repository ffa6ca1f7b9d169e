import { type Document, isAlias, LineCounter, parseDocument, visit } from 'yaml'
import { documentOf, type KnownNames, type PolicyDocument } from './document.ts'
import { createFileError } from './file-error.ts'

/**
 * Reads a policy. @param path how errors name the file.
 * @throws CONFIGURATION: one line with file, line and column, what was expected and what came.
 */
export function readPolicy(text: string, path: string, names: KnownNames): PolicyDocument {
  const lines = new LineCounter()
  // All values are text, so that a long id does not become a rounded number and `no` not false.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const errors = createFileError(path, document, lines)
  const [wrong] = [...document.errors, ...document.warnings]
  if (wrong) throw errors.at(wrong.pos[0], wrong.message)
  const dangling = findDangling(document)
  if (dangling !== undefined) throw errors.at(dangling, 'this alias has no anchor before it')
  const result = documentOf(names).safeParse(document.toJS() ?? {})
  if (!result.success) throw errors.of(result.error.issues[0]!)
  return result.data
}

/** Where an alias (`*x`) stands that nothing is called by. */
function findDangling(document: Document): number | undefined {
  let found: number | undefined
  visit(document, {
    Alias(_key, node) {
      if (isAlias(node) && node.resolve(document) === undefined) found ??= node.range?.[0]
    },
  })
  return found
}
