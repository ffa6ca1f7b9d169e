import { codedError, errorCode } from '../../contract/errors.ts'
import type { Inference } from '../../contract/task.ts'
import { around, findSpans, mask, restore, type Span } from '../../text/protect.ts'
import { isLooping } from '../../text/repetition.ts'
import { halve } from '../../text/sentences.ts'
import { fitted } from '../fitted.ts'
import type { Leg } from './route.ts'

/**
 * Translates one sentence. Its protected spans travel as sentinel tokens; when they do not all come back exactly once,
 * or the model has no sentinels, the words around the spans are translated instead.
 * @throws REPETITION when the model falls into a loop either way.
 */
export async function translateSentence(
  sentence: string,
  leg: Leg,
  infer: Inference,
  glossary: readonly string[],
): Promise<string> {
  const spans = findSpans(sentence, glossary)
  if (spans.length === 0) return await translateWords(sentence, leg, infer)
  return (
    (await withSentinels(sentence, spans, leg, infer)) ?? (await aroundSpans(sentence, spans, leg, infer))
  )
}

async function withSentinels(
  sentence: string,
  spans: Span[],
  leg: Leg,
  infer: Inference,
): Promise<string | undefined> {
  const sentinels = leg.model.sentinels ?? []
  const sentinel = (index: number) => sentinels[index] ?? ''
  const { masked, originals } = mask(sentence, spans, sentinel)
  if (originals.length > sentinels.length) return undefined
  const output = await runOnce(masked, leg, infer)
  return output === undefined ? undefined : restore(output, originals, sentinel)
}

async function aroundSpans(sentence: string, spans: Span[], leg: Leg, infer: Inference): Promise<string> {
  const pieces = around(sentence, spans)
  const texts = await Promise.all(
    pieces.map((piece) =>
      piece.keep || !/\p{L}/u.test(piece.text) ? piece.text : translateInside(piece.text, leg, infer),
    ),
  )
  return texts.join('')
}

/** A word or two between spans ("and", "by the") may stay when the model makes nothing of them. */
const SCRAP_WORDS = 2

/** Translates a piece from the middle of a sentence, keeping the white space at its ends. */
async function translateInside(text: string, leg: Leg, infer: Inference): Promise<string> {
  const [, before, words, after] = /^(\s*)(.*?)(\s*)$/su.exec(text)!
  const translated = await translateWords(words!, leg, infer).catch((error: unknown) => {
    const scrap = words!.split(/\s+/u).length <= SCRAP_WORDS
    if (scrap && errorCode(error) === 'REPETITION') return words!
    throw error
  })
  return `${before}${translated}${after}`
}

async function translateWords(text: string, leg: Leg, infer: Inference): Promise<string> {
  const whole = await runOnce(text, leg, infer)
  if (whole !== undefined) return whole
  // A loop often needs the whole sentence to start: the halves may go well.
  const halves = /\s/u.test(text) ? halve(text) : []
  const outputs = await Promise.all(halves.map((half) => runOnce(half, leg, infer)))
  if (outputs.length === 0 || outputs.includes(undefined)) throw codedError('REPETITION')
  return outputs.join(' ')
}

/** The model's translation, in pieces if it must be; undefined when it loops or does not come to an end. */
async function runOnce(text: string, leg: Leg, infer: Inference): Promise<string | undefined> {
  const pieces = await fitted(text, async (piece) => {
    const output = await infer.run(leg.model, { text: piece.trim(), from: leg.from, to: leg.to })
    const empty = output.text === '' && /\p{L}/u.test(piece)
    const bad = empty || !output.complete || isLooping(output.text, piece)
    return bad ? undefined : output.text
  })
  return pieces.includes(undefined) ? undefined : pieces.join(' ')
}
