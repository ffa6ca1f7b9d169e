import { changesTheirMind } from './troubles.ts'
import { everybodyOf, type MonthChannel } from './world.ts'

/** Ids of people who stand in settings at some time: who sets something themselves, and who is told of alerts and digests. */
export function namedInSettings(world: readonly MonthChannel[]): Set<string> {
  const told = world.flatMap(({ set: { alertTo, digest } }) => [
    ...(alertTo && 'person' in alertTo ? [alertTo.person] : []),
    ...(digest?.to && 'persons' in digest.to ? digest.to.persons : []),
  ])
  const own = everybodyOf(world).flatMap(({ id }, index) => (changesTheirMind(index) ? [id] : []))
  return new Set([...told, ...own])
}
