import { type Document, isCollection, isMap, isNode, isScalar, type LineCounter, type YAMLMap } from 'yaml'
import type { z } from 'zod'
import { type CodedError, codedError } from '../contract/errors.ts'

type Path = readonly PropertyKey[]

/** Makes errors of one line that say where in a YAML file something is wrong. */
export function createFileError(path: string, document: Document, lines: LineCounter) {
  function at(offset: number, message: string): CodedError {
    const { line, col } = lines.linePos(offset)
    return codedError('CONFIGURATION', `${path}:${line}:${col}: ${message}`)
  }
  return {
    at,
    /** Of what zod found. */
    of(issue: z.core.$ZodIssue): CodedError {
      const { message, key, came } = read(issue, document)
      const where = pathWords(issue.path)
      const but = message.startsWith('expected') ? `, but ${came} came` : ''
      return at(offsetOf(document, issue.path, key), `${where}${message.replaceAll('\n', ' ')}${but}`)
    },
  }
}

/** What is wrong with an issue's value, or with one of its keys. */
function read(issue: z.core.$ZodIssue, document: Document): { message: string; key?: string; came: string } {
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return { message: issue.message, key, came: JSON.stringify(key) }
  }
  if (issue.code === 'invalid_key') {
    const key = String(issue.path.at(-1))
    return { message: issue.issues[0]?.message ?? issue.message, key, came: JSON.stringify(key) }
  }
  return { message: issue.message, came: describe(nodeAt(document, issue.path)) }
}

/** The node of a path, or the nearest around it that there is: one value may stand for a list of one. */
function nodeAt(document: Document, path: Path): unknown {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node)) return node
  }
  return document.contents
}

function offsetOf(document: Document, path: Path, key?: string): number {
  const node = nodeAt(document, path)
  const around =
    key === undefined ? undefined : [node, nodeAt(document, path.slice(0, -1))].find(isMapWith(key))
  const pair = around?.items.find((one) => nameOf(one.key) === key)
  if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

const nameOf = (key: unknown) => (isScalar(key) ? String(key.value) : undefined)
const isMapWith =
  (key: string) =>
  (node: unknown): node is YAMLMap =>
    isMap(node) && node.has(key)

function describe(node: unknown): string {
  if (isCollection(node))
    return `${node.items.length === 0 ? 'an empty' : 'a'} ${isMap(node) ? 'map' : 'list'}`
  const value = isScalar(node) ? String(node.value) : ''
  return value === '' ? 'nothing' : JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
}

/** `rule 2, tasks: ` */
function pathWords(path: Path): string {
  const [first, at, ...rest] = path.map(String)
  if (first === undefined) return ''
  const named = rest.filter((step) => !/^\d+$/.test(step))
  const words =
    first === 'rules' && at !== undefined
      ? [`rule ${Number(at) + 1}`, ...named]
      : [first, ...(at ? [at] : [])]
  return `${words.join(', ')}: `
}
