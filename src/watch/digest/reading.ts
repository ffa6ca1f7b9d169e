import type { Channel } from '../../contract/channels.ts'
import type { HeardMessage } from '../../contract/observation.ts'
import type { People } from '../../contract/people.ts'
import type { Voice } from '../../contract/watch.ts'
import { inSample, shareThatFits } from '../sample.ts'

/** Of more messages a sample is read. */
const MOST_MESSAGES = 2000

/** What people wrote in a channel, as far as it may be read. In memory only. */
export interface Reading {
  channel: Channel
  /** Everything of people who did not opt out, in order of time. */
  messages: readonly HeardMessage[]
  /** Those of them that are to be read: all, or a sample. */
  sample: readonly HeardMessage[]
  /** Who had opted out. */
  optedOut: ReadonlySet<string>
  complete: boolean
}

/** Reads a channel from `since` to before `until` (milliseconds since the epoch); bots and who opted out take part in nothing. */
export async function readChannel(
  channel: Channel,
  since: number,
  until: number,
  { voice, people }: { voice: Voice; people: Pick<People, 'settings'> },
): Promise<Reading> {
  const { messages, complete } = await voice.read(channel, since, until)
  const written = messages.filter(({ bot, time }) => !bot && time >= since && time < until)
  const authors = [...new Set(written.map(({ author }) => author))]
  const { platform, workspace } = channel
  const wishes = await Promise.all(authors.map((user) => people.settings({ platform, workspace, user })))
  const optedOut = new Set(authors.filter((_, index) => wishes[index]!.neverAnalyse))
  const allowed = written.filter(({ author }) => !optedOut.has(author)).sort((a, b) => a.time - b.time)
  const share = shareThatFits(allowed.length, MOST_MESSAGES)
  const sample = allowed.filter(({ id }) => inSample(id, share)).slice(0, MOST_MESSAGES)
  return { channel, messages: allowed, sample, optedOut, complete }
}
