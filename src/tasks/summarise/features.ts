import { setImmediate } from 'node:timers/promises'
import type { SalienceHead } from '../../contract/model.ts'
import { dot, mean, normalised } from './vectors.ts'

// The features that training/summary/features.py computes, number for number: see training/summary/FEATURES.md.

/** Units weighed before the main loop gets a turn. */
const AT_ONCE = 100

interface Unit {
  text: string
  speaker: string
}

/** What the head says of words and neighbours. */
type Reading = Pick<SalienceHead, 'neighbours' | 'functionWords' | 'fillers'>
type Column = (index: number) => number

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu

const LINK = /https?:\/\/\S+/gu

/** The lower-case words of a text, links left out; a curly apostrophe becomes a straight one. */
export function wordsOf(text: string): string[] {
  return (text.toLowerCase().replace(LINK, ' ').match(WORD) ?? []).map((word) => word.replaceAll('’', "'"))
}

/**
 * The named features of each unit of a conversation: a row a unit, in the order of `head.features`.
 * @throws Error for a name that is not known.
 */
export async function featuresOf(
  units: readonly Unit[],
  vectors: readonly Float32Array[],
  head: Reading & Pick<SalienceHead, 'features'>,
): Promise<number[][]> {
  const columns = columnsOf(units, vectors, head)
  const wanted = head.features.map((name) => {
    const column = columns[name]
    if (!column) throw new Error(`the salience head wants the feature "${name}", which is not known`)
    return column
  })
  const rows: number[][] = []
  for (const index of units.keys()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate()
    rows.push(wanted.map((column) => column(index)))
  }
  return rows
}

function columnsOf(
  units: readonly Unit[],
  vectors: readonly Float32Array[],
  head: Reading,
): Record<string, Column> {
  const fillers = new Set(head.fillers)
  const names = units.flatMap(({ speaker }) => wordsOf(speaker))
  const empty = new Set([...head.functionWords, ...head.fillers, ...names])
  const words = units.map((unit) => wordsOf(unit.text))
  const contents = words.map((row) => row.filter((word) => !empty.has(word)))
  const middle = normalised(mean(vectors))
  const lengths = standardised(words.map((row) => Math.log1p(row.length)))
  const shared = standardised(sharedWords(contents))
  const shares = speakerShares(units, words)
  const count = (index: number) => Math.max(1, words[index]!.length)
  const position = (index: number) => index / Math.max(1, units.length - 1)
  return {
    centrality: (index) => dot(vectors[index]!, middle),
    neighbourhood: (index) => neighbourhood(index, vectors, head.neighbours),
    length: (index) => lengths[index]!,
    shared_words: (index) => shared[index]!,
    content_share: (index) => contents[index]!.length / count(index),
    filler_share: (index) => words[index]!.filter((word) => fillers.has(word)).length / count(index),
    position,
    opening: (index) => Math.max(0, 1 - 10 * position(index)),
    closing: (index) => Math.max(0, 1 - 10 * (1 - position(index))),
    speaker_share: (index) => shares[index]!,
    question: (index) => (units[index]!.text.includes('?') ? 1 : 0),
  }
}

/** Cosine with the mean of the units on either side, itself left out; alone: 0. */
function neighbourhood(index: number, vectors: readonly Float32Array[], neighbours: number): number {
  const others = [
    ...vectors.slice(Math.max(0, index - neighbours), index),
    ...vectors.slice(index + 1, index + neighbours + 1),
  ]
  return others.length === 0 ? 0 : dot(vectors[index]!, normalised(mean(others)))
}

/** Less the mean, over the (population) deviation; 0 where all are equal. */
function standardised(values: readonly number[]): number[] {
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length
  const deviation = Math.sqrt(variance)
  return values.map((value) => (deviation > 1e-9 ? (value - middle) / deviation : 0))
}

/** Sum over a unit's distinct content words of ln(units with the word), over the root of their number. */
function sharedWords(contents: readonly string[][]): number[] {
  const distinct = contents.map((content) => [...new Set(content)])
  const unitsWith = new Map<string, number>()
  for (const word of distinct.flat()) unitsWith.set(word, (unitsWith.get(word) ?? 0) + 1)
  return distinct.map((content) =>
    content.length === 0
      ? 0
      : content.reduce((sum, word) => sum + Math.log(unitsWith.get(word)!), 0) / Math.sqrt(content.length),
  )
}

/** The share of all words that the unit's speaker said. */
function speakerShares(units: readonly Unit[], words: readonly string[][]): number[] {
  const said = new Map<string, number>()
  for (const [index, { speaker }] of units.entries()) {
    said.set(speaker, (said.get(speaker) ?? 0) + words[index]!.length)
  }
  const total = [...said.values()].reduce((sum, count) => sum + count, 0)
  return units.map(({ speaker }) => said.get(speaker)! / Math.max(1, total))
}
