/** `[10:32] <Ada> text`, `Ada: text`, `10:32 Ada: text`; as the command line reads it. */
const NAMED_LINE =
  /^(?:\[?(?<time>\d{1,2}:\d{2}(?::\d{2})?|\d{4}-\d\d-\d\dT[\d:.Z+-]+)\]?\s+)?(?:<(?<nick>[^<>]{1,40})>\s?|(?<name>[^\s:<>{}/][^:<>{}/]{0,39}):\s+)(?<text>.*)$/u

/**
 * The messages in pasted lines `Name: text`; a line without a name goes on with the message above.
 * @returns {{ user: string, text: string, time?: string }[]}
 */
export function readConversation(text) {
  const messages = []
  for (const line of text.split(/\r?\n/)) {
    const { time, nick, name, text: said } = NAMED_LINE.exec(line)?.groups ?? {}
    const user = (nick ?? name)?.trim()
    const last = messages.at(-1)
    if (user !== undefined) messages.push({ user, text: said, ...(time && { time }) })
    else if (last) last.text += `\n${line}`
    else if (line.trim() !== '') messages.push({ user: 'someone', text: line })
  }
  return messages.map((message) => ({ ...message, text: message.text.trimEnd() }))
}

/** Whether it reads like people talking: two named lines or more, of at least two people or three lines. */
export function isConversation(text) {
  const named = text.split(/\r?\n/).flatMap((line) => {
    const { nick, name } = NAMED_LINE.exec(line)?.groups ?? {}
    return nick ?? name ?? []
  })
  return named.length >= 3 || (named.length === 2 && named[0] !== named[1])
}
