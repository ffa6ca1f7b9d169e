import type { GoldenExample } from '../contract/golden.ts'
import type { Model } from '../contract/model.ts'
import type { Reply, SourcedPoint } from '../contract/reply.ts'
import type { TaskInput } from '../contract/request.ts'
import { detectLanguage } from '../text/language.ts'
import { referenceOf } from './reference.ts'

/** What was wrong with an answer. */
export interface Fault {
  expected: string
  came: string
}

/** Holds the answer to a golden example against what is expected of it, and sees that the model itself took part. */
export function judge({ expected, input }: GoldenExample, reply: Reply, model: Model): Fault | undefined {
  if (reply.error) return { expected: 'an answer', came: `${reply.error.code}: ${reply.error.message}` }
  if (!reply.models.includes(referenceOf(model))) {
    return {
      expected: `an answer by ${referenceOf(model)}`,
      came: `one by ${reply.models.join(', ') || 'no model'}`,
    }
  }
  if (expected.kind === 'label') return different(expected.label, String(reply.data.label))
  if (expected.kind === 'points') return judgePoints(expected.among, reply.points ?? [], input)
  return judgeTranslation(expected, reply.text ?? '')
}

function different(expected: string, came: string): Fault | undefined {
  return expected === came ? undefined : { expected, came }
}

function judgeTranslation(
  { language, spans }: Extract<GoldenExample['expected'], { kind: 'translation' }>,
  text: string,
): Fault | undefined {
  const counts = spans.map((span) => ({ span, count: text.split(span).length - 1 }))
  const lost = counts.find(({ count }) => count !== 1)
  if (lost)
    return { expected: `${lost.span} exactly once`, came: `${lost.count} times in ${JSON.stringify(text)}` }
  const words = spans.reduce((rest, span) => rest.replace(span, ' '), text)
  const found = detectLanguage(words).language ?? 'no language'
  return found === language
    ? undefined
    : { expected: `a text in ${language}`, came: `${found}: ${JSON.stringify(text)}` }
}

function judgePoints(
  among: readonly string[],
  points: readonly SourcedPoint[],
  input: TaskInput,
): Fault | undefined {
  const messages = 'messages' in input ? input.messages : []
  const said = (speaker: string, id: string) =>
    messages.some((message) => message.id === id && speaker.split(', ').includes(message.user))
  const invented = points.find(
    ({ speaker, sources }) => sources.length === 0 || !sources.every((id) => said(speaker, id)),
  )
  if (invented) {
    return {
      expected: 'points with the speakers of their sources',
      came: `${invented.speaker} in ${invented.sources.join(', ')}`,
    }
  }
  const sources = points.flatMap((point) => point.sources)
  if (sources.some((id) => among.includes(id))) return undefined
  return { expected: `a point from one of ${among.join(', ')}`, came: sources.join(', ') || 'no point' }
}
