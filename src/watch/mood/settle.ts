import { setImmediate as nextTurn } from 'node:timers/promises'
import pMap from 'p-map'
import type { People } from '../../contract/people.ts'
import { inSample, shareThatFits } from '../sample.ts'
import type { Settled } from '../window.ts'
import { countMessage } from './count.ts'
import { type MoodSum, NOTHING } from './mood-of.ts'
import { saysOf } from './says.ts'
import type { Scorer, Verdict } from './score.ts'
import type { Watched } from './watched.ts'

/** Messages that are scored in one go; of more, a sample is. */
const MOST_AT_ONCE = 5000
/** As many wait for the models at a time: enough for full batches. */
const CONCURRENCY = 256

/** What was due in one channel. */
export interface Batch {
  watched: Watched
  messages: readonly Settled[]
  /** Ends the scoring. */
  signal: AbortSignal
}

/** A message with what it adds to its hour. */
export interface Counted {
  id: string
  time: number
  sum: MoodSum
  verdict?: Verdict
}

export interface SettlingParts {
  score: Scorer
  people: Pick<People, 'settings'>
  mostAtOnce?: number
}

/** Says what messages that are due add to their hours; whoever opted out adds nothing. */
export function createSettling({ score, people, mostAtOnce = MOST_AT_ONCE }: SettlingParts) {
  return async (batches: readonly Batch[]): Promise<Counted[][]> => {
    const waiting = batches.flatMap((batch) => {
      const allowed = createWishes(people, batch.watched)
      return batch.messages.map((message) => ({ message, batch, allowed }))
    })
    const due = await pMap(waiting, heard, { concurrency: CONCURRENCY })
    const share = shareThatFits(due.filter(({ says }) => says === 'words').length, mostAtOnce)
    const counted = await pMap(due, (one) => count(one, share, score), { concurrency: CONCURRENCY })
    return batches.map((batch) => counted.filter((_, index) => due[index]!.batch === batch))
  }
}

interface Waiting {
  message: Settled
  batch: Batch
  allowed: Wishes
}

interface Due extends Waiting {
  /** `unheld`: there was no room for its text. */
  says: ReturnType<typeof saysOf> | 'unheld'
}

async function heard(waiting: Waiting): Promise<Due> {
  await nextTurn()
  const { message, allowed } = waiting
  if (!(await allowed(message.author))) return { ...waiting, says: undefined }
  return { ...waiting, says: message.text === undefined ? 'unheld' : saysOf(message.text) }
}

async function count({ message, batch, allowed, says }: Due, share: number, score: Scorer): Promise<Counted> {
  const { id, time, author, text = '', reactions } = message
  if (says === undefined) return { id, time, sum: NOTHING }
  if (says === 'unheld' || !inSample(id, share)) return { id, time, sum: countUnread(says) }
  if (says !== 'words') return { id, time, sum: { ...NOTHING, [says]: 1 } }
  const { watched, signal } = batch
  const verdict = signal.aborted ? 'missed' : await score(watched.channel, { author, text }, signal)
  const wanted = await Promise.all(reactions.map(({ person }) => allowed(person)))
  const counting = reactions.filter((_, index) => wanted[index])
  return { id, time, sum: countMessage(verdict, counting), verdict }
}

/** A message of nothing but emoji is no message that could have been read. */
const countUnread = (says: 'words' | 'unheld' | 'glad' | 'sad'): MoodSum =>
  says === 'glad' || says === 'sad' ? NOTHING : { ...NOTHING, seen: 1 }

/** Whether what somebody wrote or put on a message may count. */
type Wishes = (user: string) => Promise<boolean>

/** Each person is asked once. */
function createWishes(people: SettlingParts['people'], { channel }: Watched): Wishes {
  const asked = new Map<string, Promise<boolean>>()
  const ask = async (user: string) => {
    const { platform, workspace } = channel
    return !(await people.settings({ platform, workspace, user })).neverAnalyse
  }
  return (user) => {
    const answer = asked.get(user) ?? ask(user)
    asked.set(user, answer)
    return answer
  }
}
