// As the command line reads a conversation; a test compares them.

/** `[10:32] <Ada> text`, `Ada: text`, `10:32 Ada: text` */
const NAMED_LINE =
  /^(?:\[?(?<time>\d{1,2}:\d{2}(?::\d{2})?|\d{4}-\d\d-\d\dT[\d:.Z+-]+)\]?\s+)?(?:<(?<nick>[^<>]{1,40})>\s?|(?<name>[^\s:<>{}/][^:<>{}/]{0,39}):\s+)(?<text>.*)$/u

/** `*** Ada joined`, `Ada has left the channel`: a line that the chat itself wrote. */
const SYSTEM_LINE =
  /^(?:\*{1,3}|→|←|-->|<--)\s*\S.{0,80}$|^\S[^:]{0,60} (?:has |have )?(?:joined|left) (?:the )?(?:#\S+|channel|server|room|group|conversation|chat)\b/u

/**
 * The messages in pasted lines `Name: text`; a line without a name goes on with the message above.
 * @returns {{ user: string, text: string, time?: string, bot?: true }[]}
 */
export function readConversation(text) {
  const messages = []
  for (const line of text.split(/\r?\n/)) {
    const message = messageOf(line)
    const last = messages.at(-1)
    if (message !== undefined) messages.push(message)
    else if (last) last.text += `\n${line}`
    else if (line.trim() !== '') messages.push({ user: 'someone', text: line })
  }
  return messages.map((message) => ({ ...message, text: message.text.trimEnd() }))
}

/** The message that a line begins. */
function messageOf(line) {
  const { time, nick, name, text } = NAMED_LINE.exec(line)?.groups ?? {}
  const user = (nick ?? name)?.trim()
  if (user !== undefined) return { user, text, ...(time !== undefined && { time }) }
  return SYSTEM_LINE.test(line) ? { user: 'system', text: line, bot: true } : undefined
}

/** Whether it reads like people talking: three named lines, or two of two people. */
export function isConversation(text) {
  const named = text.split(/\r?\n/).flatMap((line) => {
    const { nick, name } = NAMED_LINE.exec(line)?.groups ?? {}
    return nick ?? name ?? []
  })
  return named.length >= 3 || (named.length === 2 && named[0] !== named[1])
}
