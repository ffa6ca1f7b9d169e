import type { ModelKind, ModelOutput } from '../contract/model.ts'
import { corpusChrf } from '../text/chrf.ts'

/** How alike two answers of models of one kind are, from 0 to 1: the same label, letters in common, or the cosine. */
export function likeness(kind: ModelKind, one: ModelOutput, other: ModelOutput): number {
  if (kind === 'text-classification') return labelOf(one) === labelOf(other) ? 1 : 0
  if (kind === 'feature-extraction') return cosine(vectorOf(one), vectorOf(other))
  const [text, reference] = [textOf(one), textOf(other)]
  return text === reference ? 1 : corpusChrf([text], [reference]) / 100
}

function labelOf(output: ModelOutput): string | undefined {
  const { scores } = output as ModelOutput<'text-classification'>
  return Object.entries(scores).sort(([, a], [, b]) => b - a)[0]?.[0]
}

const vectorOf = (output: ModelOutput) => (output as ModelOutput<'feature-extraction'>).vector
const textOf = (output: ModelOutput) => (output as ModelOutput<'translation' | 'summarization'>).text

/** The vectors have length 1. Opposite ones are no more alike than unrelated ones; of another size, not at all. */
function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0
  const dot = a.reduce((sum, value, place) => sum + value * b[place]!, 0)
  return Number.isNaN(dot) ? 0 : Math.min(1, Math.max(0, dot))
}
