import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import type { Mine } from './settings-blocks.ts'

/** What a person has set and what is kept about them. */
export async function mineOf({ house }: Desk, { person }: Asker): Promise<Mine> {
  const [settings, held] = await Promise.all([house.people.settings(person), house.people.held(person)])
  return { settings, held }
}
