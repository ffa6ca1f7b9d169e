import { errorCode } from '../../contract/errors.ts'
import type { TaskCall, TaskTools } from '../../contract/task.ts'
import { outline } from '../../text/outline.ts'
import type { Leg } from './route.ts'
import { translateSentence } from './translate-sentence.ts'

/** A translated text and what the reader should know of it. */
export interface Translated {
  text: string
  notes: string[]
}

/** The part of a call by which something is told to the asker. */
type Teller = Pick<TaskCall, 'phrases' | 'progress'>

/**
 * Translates a text leg by leg, sentence by sentence. Layout, code and protected spans stay as they are.
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
    const step = await translateLeg(current.text, leg, { ...call, progress }, tools)
    current = { text: step.text, notes: [...current.notes, ...step.notes] }
  }
  return current
}

async function translateLeg(
  text: string,
  leg: Leg,
  { phrases, progress }: Teller,
  { infer, glossary }: TaskTools,
) {
  const pieces = outline(text, glossary)
  const total = pieces.filter((piece) => piece.kind === 'translate').length
  let done = 0
  let lost = 0
  const texts = await Promise.all(
    pieces.map(async (piece) => {
      if (piece.kind === 'keep') return piece.text
      const translated = await translateSentence(piece.text, leg, infer, glossary).catch((error) => {
        if (errorCode(error) !== 'REPETITION' || total === 1) throw error
        lost++
        return piece.text
      })
      progress(++done, total)
      return translated
    }),
  )
  const notes = lost > 0 ? [phrases.translation.leftAsTheyWere(lost, total)] : []
  return { text: texts.join(''), notes }
}
