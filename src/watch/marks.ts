import type { HeardReaction, Observation } from '../contract/observation.ts'

type Reacted = Extract<Observation, { kind: 'reaction' }>

/** What was heard of the reactions to one message; of one person's same emoji the newest counts. */
export interface Marks {
  put(observation: Reacted): void
  /** These with what was heard put on and taken off. */
  over(reactions: readonly HeardReaction[]): HeardReaction[]
}

export function createMarks(): Marks {
  const heard = new Map<string, { reaction: HeardReaction; added: boolean; time: number }>()
  return {
    put({ reaction, added, time }) {
      const known = heard.get(keyOf(reaction))
      // Without a time the order of arrival is all there is.
      const at = time ?? known?.time ?? 0
      if (known === undefined || at >= known.time) heard.set(keyOf(reaction), { reaction, added, time: at })
    },
    over(reactions) {
      const all = new Map(reactions.map((reaction) => [keyOf(reaction), reaction]))
      for (const [key, { reaction, added }] of heard) {
        if (added) all.set(key, reaction)
        else all.delete(key)
      }
      return [...all.values()]
    },
  }
}

const keyOf = ({ person, emoji }: HeardReaction) => JSON.stringify([person, emoji])
