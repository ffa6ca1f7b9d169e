import { z } from 'zod'
import { codedError } from '../../src/contract/errors.ts'
import type { ChatMessage } from '../../src/contract/request.ts'
import { wholeMessage } from '../../src/contract/whole-message.ts'

const id = z.union([z.string(), z.number()]).transform(String)

/** A message as JSON: `{id,user,text,time}`; `id` and `user` may be missing. */
export const messageSchema = z.looseObject({
  id: id.optional(),
  user: id.optional(),
  text: z.string(),
  time: id.optional(),
  bot: z.boolean().optional(),
})

/** `[10:32] <Ada> text`, `Ada: text`, `10:32 Ada: text`; a name has no spaces at its ends and at most 40 characters. */
const NAMED_LINE =
  /^(?:\[?(?<time>\d{1,2}:\d{2}(?::\d{2})?|\d{4}-\d\d-\d\dT[\d:.Z+-]+)\]?\s+)?(?:<(?<nick>[^<>]{1,40})>\s?|(?<name>[^\s:<>{}/][^:<>{}/]{0,39}):\s+)(?<text>.*)$/u

/** `*** Ada joined`, `Ada has left the channel`: a line that the chat itself wrote. */
const SYSTEM_LINE =
  /^(?:\*{1,3}|→|←|-->|<--)\s*\S.{0,80}$|^\S[^:]{0,60} (?:has |have )?(?:joined|left) (?:the )?(?:#\S+|channel|server|room|group|conversation|chat)\b/u

/** Whether a line reads `Name: text`. */
export function isNamedLine(line: string): boolean {
  return NAMED_LINE.test(line)
}

/**
 * Reads a conversation: JSON lines, or lines `Name: text` where a line without a name goes on with the message above.
 * Messages without an id get `m1`, `m2`, … by their place.
 * @throws BAD_REQUEST naming the line that cannot be read.
 */
export function parseConversation(text: string): ChatMessage[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const first = lines.find((line) => line.trim() !== '')
  return first?.trimStart().startsWith('{') ? fromJsonLines(lines) : fromNamedLines(lines)
}

function fromJsonLines(lines: string[]): ChatMessage[] {
  const messages: ChatMessage[] = []
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    messages.push(wholeMessage(parseJson(line, index + 1), messages.length))
  }
  return messages
}

function parseJson(line: string, number: number): z.infer<typeof messageSchema> {
  try {
    return messageSchema.parse(JSON.parse(line))
  } catch (error) {
    throw codedError(
      'BAD_REQUEST',
      `Line ${number} of the conversation: expected JSON like {"id":"m1","user":"Ada","text":"…"}.`,
      error,
    )
  }
}

function fromNamedLines(lines: string[]): ChatMessage[] {
  const messages: ChatMessage[] = []
  for (const line of lines) {
    const { time, nick, name, text } = NAMED_LINE.exec(line)?.groups ?? {}
    const last = messages.at(-1)
    const user = (nick ?? name)?.trim()
    if (user !== undefined) {
      messages.push({
        id: `m${messages.length + 1}`,
        user,
        text: text ?? '',
        ...(time !== undefined && { time }),
      })
    } else if (SYSTEM_LINE.test(line)) {
      messages.push({ id: `m${messages.length + 1}`, user: 'system', text: line, bot: true })
    } else if (last) {
      last.text += `\n${line}`
    } else if (line.trim() !== '') {
      messages.push({ id: 'm1', user: 'someone', text: line })
    }
  }
  for (const message of messages) message.text = message.text.trimEnd()
  return messages
}
