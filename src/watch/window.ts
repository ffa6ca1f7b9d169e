import type { HeardMessage, HeardReaction, Observation } from '../contract/observation.ts'
import { createMarks, type Marks } from './marks.ts'
import type { Room } from './room.ts'

/** Messages of one channel of which something else was heard at once: reactions mostly, also to old messages. */
const MOST_REMARKS = 10_000

/** A message as it stands when its time has come. */
export interface Settled {
  id: string
  author: string
  time: number
  /** Missing when there was no room to hold it. */
  text?: string
  reactions: HeardReaction[]
}

/** What passed by in one channel and has not settled yet. Deliveries may repeat and overtake each other. */
export interface Window {
  /**
   * Takes what passed by; what is of messages up to `cutoff` comes too late, but for a message that is brought for the first
   * time: then it is our clock that is ahead. Times in milliseconds since the epoch.
   */
  take(observation: Observation, now: number, cutoff: number): void
  /** Whether a message waits here. */
  holds(id: string): boolean
  /** Takes a message as the platform's history has it: it fills what was not heard. */
  recall(message: HeardMessage): void
  /** Gives out and forgets what was written up to `cutoff`, in order of time and id. */
  settle(now: number, cutoff: number): Settled[]
  /** Forgets everything, and takes nothing more. */
  clear(): void
}

interface Pending extends Settled {
  /** When its text was changed last: 0 for the first text, at least 1 for one that was changed. */
  version: number
}

/** What was heard of a message besides its text; it may come before the message, for which it waits until `until`. */
interface Remark {
  until: number
  deleted: boolean
  marks: Marks
}

/** @param settleMilliseconds how long a message waits. */
export function createWindow(settleMilliseconds: number, room: Room): Window {
  const pending = createPending(room)
  const remarks = new Map<string, Remark>()
  const remarkOn = (id: string, now: number): Remark => {
    const known = remarks.get(id) ?? { until: now + settleMilliseconds, deleted: false, marks: createMarks() }
    if (remarks.size < MOST_REMARKS) remarks.set(id, known)
    return known
  }
  return {
    clear() {
      pending.clear()
      remarks.clear()
    },
    take(observation, now, cutoff) {
      if ('message' in observation) {
        const { kind, message } = observation
        if (remarks.get(message.id)?.deleted) return
        if (isFirst(observation) || message.time > cutoff) pending.hear(kind, message)
        return
      }
      const known = pending.get(observation.id)
      if (known && known.time <= cutoff) return
      const remark = remarkOn(observation.id, now)
      if (observation.kind === 'reaction') return remark.marks.put(observation)
      remark.deleted = true
      pending.drop(observation.id)
    },
    holds: (id) => pending.get(id) !== undefined,
    recall(message) {
      if (!remarks.get(message.id)?.deleted) pending.recall(message)
    },
    settle(now, cutoff) {
      const settled = pending.until(cutoff).map(({ version: _, ...message }) => {
        const marks = remarks.get(message.id)?.marks
        return marks ? { ...message, reactions: marks.over(message.reactions) } : message
      })
      for (const { id } of settled) pending.drop(id)
      for (const [id, { until }] of remarks) if (until <= now && !pending.get(id)) remarks.delete(id)
      return settled
    },
  }
}

/** Whether it is a message that the platform brings for the first time. */
export const isFirst = (observation: Observation) => observation.kind === 'message' && !observation.again

/** The messages that wait. */
function createPending(room: Room) {
  const messages = new Map<string, Pending>()
  let open = true
  const count = (message: Pending | undefined) => Number(message?.text !== undefined)
  const set = ({ id, author, time, text }: HeardMessage, version: number) => {
    const known = messages.get(id)
    if (!open || (known === undefined && room.isFull())) return
    const reactions = known?.reactions ?? []
    const next = { id, author, time, version, reactions, ...(room.holdsText(id) && { text }) }
    room.add(Number(known === undefined), count(next) - count(known))
    messages.set(id, next)
  }
  const drop = (id: string) => {
    const known = messages.get(id)
    if (known) room.add(-1, -count(known))
    messages.delete(id)
  }
  return {
    get: (id: string) => messages.get(id),
    drop,
    clear() {
      open = false
      for (const id of messages.keys()) drop(id)
    },
    /** A first text never stands over another; of two changed ones the newer does, or the later where they have no time. */
    hear(kind: 'message' | 'edit', message: HeardMessage) {
      const known = messages.get(message.id)
      if (kind === 'message' && known) return
      const version = message.edited ?? (kind === 'edit' ? Math.max(known?.version ?? 0, 1) : 0)
      if (known === undefined || version >= known.version) set(message, version)
    },
    recall(message: HeardMessage) {
      const { edited = 0 } = message
      if (edited >= (messages.get(message.id)?.version ?? 0)) set(message, edited)
      const held = messages.get(message.id)
      if (held) held.reactions = [...(message.reactions ?? [])]
    },
    /** In order of time and id. */
    until: (cutoff: number) =>
      [...messages.values()]
        .filter(({ time }) => time <= cutoff)
        .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1)),
  }
}
