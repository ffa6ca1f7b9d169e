import { errorCode } from '../../contract/errors.ts'
import type { TaskCall, TaskTools } from '../../contract/task.ts'
import { outline } from '../../text/outline.ts'
import type { Leg } from './route.ts'
import { segmentsOf } from './segments-of.ts'
import { translateSentence } from './translate-sentence.ts'

/** A translated text and what the reader should know of it. */
export interface Translated {
  text: string
  notes: string[]
}

/** The part of a call by which something is told to the asker. */
type Teller = Pick<TaskCall, 'phrases' | 'progress' | 'piece'>

/**
 * Translates a text leg by leg, sentence by sentence. Layout, code and protected spans stay as they are. On the last leg
 * each sentence is given as a piece, with the layout around it: joined in order they are the text.
 * @throws REPETITION when no sentence could be translated without the model falling into a loop.
 */
export async function translateText(
  text: string,
  route: readonly Leg[],
  call: Teller,
  tools: TaskTools,
): Promise<Translated> {
  let current: Translated = { text, notes: [] }
  for (const [index, leg] of route.entries()) {
    const progress = (done: number, total: number) =>
      call.progress(index * total + done, route.length * total)
    const piece = index === route.length - 1 ? call.piece : () => {}
    const step = await translateLeg(current.text, leg, { ...call, progress, piece }, tools)
    current = { text: step.text, notes: [...current.notes, ...step.notes] }
  }
  return current
}

async function translateLeg(
  text: string,
  leg: Leg,
  { phrases, progress, piece }: Teller,
  { infer, glossary }: TaskTools,
) {
  const segments = segmentsOf(outline(text, glossary))
  const total = segments.length
  if (total === 0) {
    piece({ index: 0, text })
    return { text, notes: [] }
  }
  let done = 0
  let lost = 0
  const texts = await Promise.all(
    segments.map(async ({ before, sentence, after }, index) => {
      const translated = await translateSentence(sentence, leg, infer, glossary).catch((error) => {
        if (errorCode(error) !== 'REPETITION' || total === 1) throw error
        lost++
        return sentence
      })
      const text = before + translated + after
      piece({ index, text })
      progress(++done, total)
      return text
    }),
  )
  const notes = lost > 0 ? [phrases.translation.leftAsTheyWere(lost, total)] : []
  return { text: texts.join(''), notes }
}
