import { codedError } from '../../contract/errors.ts'
import type { Model } from '../../contract/model.ts'
import type { SourcedPoint } from '../../contract/reply.ts'
import type { ChatMessage } from '../../contract/request.ts'
import type { Inference, TaskCall } from '../../contract/task.ts'
import { isLooping } from '../../text/repetition.ts'
import { fitted } from '../fitted.ts'

/** About two thirds of what the usual summary models take at once, in characters. */
const PART_CHARACTERS = 2500

/** One paragraph a part of the conversation, written by an abstractive model, with the sources of the part. */
export async function writeProse(
  messages: readonly ChatMessage[],
  model: Model<'summarization'>,
  infer: Inference,
  progress: TaskCall['progress'],
): Promise<SourcedPoint[]> {
  const parts = partsOf(messages)
  let done = 0
  return await Promise.all(
    parts.map(async (part) => {
      const script = part.map(({ user, text }) => `${user}: ${text}`).join('\n')
      const texts = await fitted(script, async (piece) => {
        const { text } = await infer.run(model, { text: piece })
        if (isLooping(text, piece)) throw codedError('REPETITION')
        return text.trim()
      })
      progress(++done, parts.length)
      const speaker = [...new Set(part.map((message) => message.user))].join(', ')
      return { text: texts.join(' '), speaker, sources: part.map((message) => message.id) }
    }),
  )
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
