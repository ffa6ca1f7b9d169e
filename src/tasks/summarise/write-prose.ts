import { codedError } from '../../contract/errors.ts'
import type { Model } from '../../contract/model.ts'
import type { SourcedPoint } from '../../contract/reply.ts'
import type { ChatMessage } from '../../contract/request.ts'
import type { Inference, TaskCall } from '../../contract/task.ts'
import { isLooping } from '../../text/repetition.ts'
import { fitted } from '../fitted.ts'

/** About two thirds of what the usual summary models take at once, in characters. */
const PART_CHARACTERS = 2500

/** What was written, and what the reader should know of it. */
interface Prose {
  points: SourcedPoint[]
  notes: string[]
}

/**
 * One paragraph a part of the conversation, written by an abstractive model, with the sources of the part. Each is given
 * as a piece as soon as it is written; one in which the model fell into a loop is left out.
 * @throws REPETITION when no part could be written without a loop.
 */
export async function writeProse(
  messages: readonly ChatMessage[],
  model: Model<'summarization'>,
  infer: Inference,
  { phrases, progress, piece }: Pick<TaskCall, 'phrases' | 'progress' | 'piece'>,
): Promise<Prose> {
  const parts = partsOf(messages)
  let done = 0
  const written = await Promise.all(
    parts.map(async (part, index) => {
      const text = await writePart(part, model, infer)
      if (text !== undefined) piece({ index, text })
      progress(++done, parts.length)
      return text === undefined ? [] : [pointOf(part, text)]
    }),
  )
  const points = written.flat()
  if (points.length === 0) throw codedError('REPETITION')
  const lost = parts.length - points.length
  return { points, notes: lost > 0 ? [phrases.summary.partsLeftOut(lost, parts.length)] : [] }
}

/** Undefined when the model fell into a loop. */
async function writePart(
  part: readonly ChatMessage[],
  model: Model<'summarization'>,
  infer: Inference,
): Promise<string | undefined> {
  const script = part.map(({ user, text }) => `${user}: ${text}`).join('\n')
  const texts = await fitted(script, async (fitting) => {
    const { text } = await infer.run(model, { text: fitting })
    return isLooping(text, fitting) ? undefined : text.trim()
  })
  return texts.includes(undefined) ? undefined : texts.join(' ')
}

function pointOf(part: readonly ChatMessage[], text: string): SourcedPoint {
  const speaker = [...new Set(part.map((message) => message.user))].join(', ')
  return { text, speaker, sources: part.map((message) => message.id) }
}

function partsOf(messages: readonly ChatMessage[]): ChatMessage[][] {
  const parts: ChatMessage[][] = []
  let characters = 0
  for (const message of messages) {
    characters += message.user.length + message.text.length + 3
    if (parts.length === 0 || characters > PART_CHARACTERS) {
      parts.push([])
      characters = message.user.length + message.text.length + 3
    }
    parts.at(-1)!.push(message)
  }
  return parts
}
