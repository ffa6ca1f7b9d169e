import { lastHere } from '../contract/last-here.ts'
import type { ChatMessage } from '../contract/request.ts'
import type { MessageRange } from '../contract/understand.ts'

/** Messages as a door read them, with its own remarks on what it could not read. */
interface Reading<Remark> {
  messages: ChatMessage[]
  remarks: Remark[]
}

/** Among the `read` newest messages none of the asker's shows since when they were away: all were taken. */
interface NotSeen {
  kind: 'notSeen'
  read: number
}

/**
 * What is to be read for a range: as much as is ever read, where the asker's own newest message is looked for in it.
 * @param most how many messages a door reads at most.
 */
export const rangeToRead = (range: MessageRange, most: number): MessageRange =>
  range.sinceLastHere ? { last: most } : range

/**
 * What of a reading is wanted when it is to begin where the asker was last there: what was written since, without what
 * they wrote then; all when the messages do not show when that was.
 * @param asked when they ask; milliseconds since the epoch.
 */
export function sinceLastHere<Remark extends { kind: string }>(
  reading: Reading<Remark>,
  range: MessageRange,
  { asker, asked }: { asker: string; asked: number },
): Reading<Remark | NotSeen> {
  if (!range.sinceLastHere) return reading
  const { messages, remarks } = reading
  const since = lastHere(messages.map(heard), asker, asked)
  if (since === undefined)
    return { messages, remarks: [...remarks, { kind: 'notSeen', read: messages.length }] }
  // How much was read says nothing here, unless it was too little.
  return {
    messages: messages.filter((message) => timeOf(message) > since),
    remarks: remarks.filter(({ kind }) => kind !== 'cut'),
  }
}

const timeOf = ({ time = '' }: ChatMessage) => Date.parse(time)

const heard = (message: ChatMessage) => ({
  author: message.author ?? '',
  time: timeOf(message),
  bot: message.bot === true,
})
