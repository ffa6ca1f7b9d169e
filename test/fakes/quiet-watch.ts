import type { Watch } from '../../src/contract/watch.ts'

/** A watch that has nothing to watch; asked for a mood, it throws. */
export const quietWatch: Watch = {
  observe() {},
  join: async () => async () => {},
  mood() {
    throw new Error('the quiet watch knows no moods')
  },
}
