import type { Handle } from '../../contract/adapter.ts'
import { codedError, ERRORS } from '../../contract/errors.ts'
import type { Failed } from '../../contract/failed.ts'
import type { HeardMessage } from '../../contract/observation.ts'
import type { SourcedPoint } from '../../contract/reply.ts'
import type { ChatMessage } from '../../contract/request.ts'
import type { Reading } from './reading.ts'

/** Points of a channel: when it is alone in its digest, and when there are several. */
export type Length = 'medium' | 'short'

/** What matters in a channel. */
export interface Summed {
  points: readonly SourcedPoint[]
  /** Messages that it was made from. */
  used: number
  /** `name@revision` of every model that took part. */
  models: readonly string[]
}

export type SumUp = (reading: Reading, length: Length, signal: AbortSignal) => Promise<Summed>

/** A digest that waited longer for the models is tried again later. */
const PATIENCE_MILLISECONDS = 30 * 60_000
/** Of a longer message so many characters are read. */
const MOST_CHARACTERS = 1000
const NOTHING: Summed = { points: [], used: 0, models: [] }

export interface SumUpParts {
  handle: Handle
  /** The clock of this machine, which deadlines are measured by. */
  clock(): number
  failed: Failed
}

/** Sums up at background priority. What may succeed later throws; what will not counts as nothing. */
export function createSumUp({ handle, clock, failed }: SumUpParts): SumUp {
  return async ({ channel: { platform, workspace, channel }, sample }, length, signal) => {
    if (sample.length === 0) return NOTHING
    const reply = await handle(
      {
        kind: 'task',
        task: 'summarise',
        input: { messages: sample.map(chatMessage) },
        options: { length },
        origin: { platform, workspace, channel },
        priority: 'background',
        deadline: clock() + PATIENCE_MILLISECONDS,
      },
      { signal },
    )
    const { error, points = [], models, data } = reply
    if (error === undefined) return { points, used: Number(data.used), models }
    const reason = codedError(error.code, error.message)
    if (ERRORS[error.code].retry) throw reason
    if (error.code !== 'OPTED_OUT') failed('a channel could not be summed up', reason)
    return NOTHING
  }
}

function chatMessage({ id, author, name, text, time }: HeardMessage): ChatMessage {
  const said = text.slice(0, MOST_CHARACTERS)
  return { id, user: name ?? author, author, text: said, time: new Date(time).toISOString() }
}
