/** Something that people can do on a platform, what they get, and the test that proves it. */
export interface Surface {
  people: string
  get: string
  /** A file beside the adapter's other tests, without `.test.ts`, and the title of a test in it. */
  test: string
  title: string
  /** The test is in the suite of this name that all platforms share, instead of a file beside the adapter's. */
  suite?: true
  /** Which row of docs/platforms.md it stands in; commands and menus have theirs by the tasks. */
  feature?: Feature
}

/** Where the test of a surface is. */
export const testOf = (platform: string, { test, suite }: Pick<Surface, 'test' | 'suite'>) =>
  suite ? `test/suites/${test}.ts` : `test/adapters/${platform}/${test}.test.ts`

/** What both platforms may offer, in the words of docs/platforms.md. */
export const FEATURES = {
  help: 'words that Parley does not understand',
  mention: 'mentions',
  this: '“this” in a mention',
  direct: 'direct messages',
  flag: 'flag reactions',
  edits: 'an edited or deleted original',
  buttons: 'buttons under an answer',
  unsure: 'a text whose language is not certain',
  settings: 'settings',
  mood: 'the measured mood',
  moodWords: 'the measured mood, in words',
  watch: 'having the mood measured',
  alerts: 'alerts when the mood falls',
  digests: 'digests',
  translations: 'translations of what is written in a channel',
  away: '“since I was last here”',
  never: '*Never analyse my messages*',
  elsewhere: 'where Parley was not invited',
  quiet: 'what is not answered',
  once: 'the same request, delivered twice',
} as const

export type Feature = keyof typeof FEATURES
