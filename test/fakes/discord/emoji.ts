import type { Emoji } from './world.ts'

/** A flag, a key, or a picture that may be joined from several; a digit alone is none. */
const ONE_EMOJI =
  /^(?:\p{RI}{2}|[0-9#*]\ufe0f?\u20e3|(?![0-9#*]|\p{RI})\p{Emoji}(?:\p{EMod}|\ufe0f)?[\u{e0020}-\u{e007f}]*(?:\u200d\p{Emoji}(?:\p{EMod}|\ufe0f)?)*)$/u

/** Whether this is one emoji of Unicode. */
export const isEmoji = (text: string) => ONE_EMOJI.test(text)

/** @param text `🇫🇷`, or `name:id` for a guild's own. @returns nothing when there is no such emoji. */
export function readEmoji(text: string): Emoji | undefined {
  const own = /^(\w{2,32}):(\d{17,20})$/.exec(text)
  if (own) return { name: own[1]!, id: own[2]! }
  return isEmoji(text) ? { name: text, id: null } : undefined
}

export const isSameEmoji = (one: Emoji, other: Emoji) =>
  one.id === other.id && (one.id !== null || one.name === other.name)
