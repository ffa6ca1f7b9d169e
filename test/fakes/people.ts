import type { PersonSettings } from '../../src/contract/people.ts'

/** People who asked for nothing, but for those named here by their user id. */
export function fakeWishes(wishes: Record<string, PersonSettings> = {}) {
  return { settings: async ({ user }: { user: string }) => wishes[user] ?? {} }
}
