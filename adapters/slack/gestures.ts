import type { WebClient } from '@slack/web-api'
import type { Priority } from '../../src/contract/request.ts'
import type { Pace } from './pace.ts'
import type { Posted } from './writer.ts'

/** What Parley does beside writing. */
export interface Gestures {
  /** Puts an emoji on a message. @param name without colons. */
  mark(message: Posted, name: string): Promise<void>
  unmark(message: Posted, name: string): Promise<void>
  /** The channel id of the direct messages with a person. */
  directChannel(user: string): Promise<string>
}

export function createGestures(
  { reactions, conversations }: WebClient,
  team: string,
  pace: Pace,
  priority: Priority = 'interactive',
): Gestures {
  return {
    async mark({ channel, ts }, name) {
      const mark = { channel, timestamp: ts, name }
      await pace.read({ team, priority, method: 'reactions.add' }, () => reactions.add(mark))
    },
    async unmark({ channel, ts }, name) {
      const mark = { channel, timestamp: ts, name }
      await pace.read({ team, priority, method: 'reactions.remove' }, () => reactions.remove(mark))
    },
    async directChannel(users) {
      const open = () => conversations.open({ users })
      return (await pace.read({ team, priority, method: 'conversations.open' }, open)).channel!.id!
    },
  }
}
