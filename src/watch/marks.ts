import type { HeardReaction, Observation } from '../contract/observation.ts'

type Reacted = Extract<Observation, { kind: 'reaction' }>

/**
 * What was heard of the reactions to one message; of one person's same emoji the newest counts. Where all were taken away, what
 * comes later counts.
 */
export interface Marks {
  put(observation: Reacted): void
  /** These with what was heard put on and taken off. */
  over(reactions: readonly HeardReaction[]): HeardReaction[]
}

export function createMarks(): Marks {
  const heard = new Map<string, { reaction: HeardReaction; added: boolean; time: number }>()
  /** Emoji that were taken away from all; undefined for every one. */
  const cleared = new Set<string | undefined>()
  const clear = (emoji: string | undefined) => {
    cleared.add(emoji)
    for (const [key, { reaction }] of heard)
      if (emoji === undefined || reaction.emoji === emoji) heard.delete(key)
  }
  return {
    put(observation) {
      if (!isByPerson(observation)) return clear(observation.reaction.emoji)
      const { reaction, added, time } = observation
      const known = heard.get(keyOf(reaction))
      // Without a time the order of arrival is all there is.
      const at = time ?? known?.time ?? 0
      if (known === undefined || at >= known.time) heard.set(keyOf(reaction), { reaction, added, time: at })
    },
    over(reactions) {
      const left = reactions.filter(({ emoji }) => !cleared.has(undefined) && !cleared.has(emoji))
      const all = new Map(left.map((reaction) => [keyOf(reaction), reaction]))
      for (const [key, { reaction, added }] of heard) {
        if (added) all.set(key, reaction)
        else all.delete(key)
      }
      return [...all.values()]
    },
  }
}

type ByPerson = Extract<Reacted, { reaction: HeardReaction }>

const isByPerson = (observation: Reacted): observation is ByPerson =>
  observation.reaction.person !== undefined

const keyOf = ({ person, emoji }: HeardReaction) => JSON.stringify([person, emoji])
