import type { Arrivals } from './contract/arrivals.ts'

/** One waiting line for each key. */
export function createLines(): Pick<Arrivals, 'inOrder' | 'isBusyWith'> {
  const tails = new Map<string, Promise<void>>()
  return {
    async inOrder(key, work) {
      const tail = (tails.get(key) ?? Promise.resolve()).then(work)
      const settled = tail.catch(() => {})
      tails.set(key, settled)
      await tail.finally(() => tails.get(key) === settled && tails.delete(key))
    },
    isBusyWith: (key) => tails.has(key),
  }
}
