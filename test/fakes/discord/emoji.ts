import type { Emoji } from './world.ts'

const ONE_EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v')

/** Whether this is one emoji of Unicode; Discord also takes those that lack the sign for "in colour". */
export const isEmoji = (text: string) => ONE_EMOJI.test(text) || ONE_EMOJI.test(`${text}\u{fe0f}`)

/** @param text `🇫🇷`, or `name:id` for a guild's own. @returns nothing when there is no such emoji. */
export function readEmoji(text: string): Emoji | undefined {
  const own = /^(\w{2,32}):(\d{17,20})$/.exec(text)
  if (own) return { name: own[1]!, id: own[2]! }
  return isEmoji(text) ? { name: text, id: null } : undefined
}

export const isSameEmoji = (one: Emoji, other: Emoji) => one.id === other.id && (one.id !== null || one.name === other.name)
