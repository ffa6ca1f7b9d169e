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

/**
 * Translates a text leg by leg, sentence by sentence. Layout, code and protected spans stay as they are.
 * @throws REPETITION when no sentence could be translated without the model falling into a loop.
 */
export async function translateText(
  text: string,
  route: readonly Leg[],
  tools: TaskTools,
  progress: TaskCall['progress'] = () => {},
): Promise<Translated> {
  let current: Translated = { text, notes: [] }
  for (const [index, leg] of route.entries()) {
    const step = await translateLeg(current.text, leg, tools, (done, total) =>
      progress(index * total + done, route.length * total),
    )
    current = { text: step.text, notes: [...current.notes, ...step.notes] }
  }
  return current
}

async function translateLeg(
  text: string,
  leg: Leg,
  { infer, glossary }: TaskTools,
  progress: TaskCall['progress'],
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
  const notes =
    lost > 0 ? [`${lost} of ${total} sentences left as they were: the model fell into a loop`] : []
  return { text: texts.join(''), notes }
}
