import type { Kept } from './store.ts'

/** What a door must remember behind a short id, such as what a button asks again. Never message text. */
export interface Memos {
  /** @returns the id: 16 characters. */
  keep(door: string, memo: Kept): Promise<string>
  find(door: string, id: string): Promise<Kept | undefined>
}
