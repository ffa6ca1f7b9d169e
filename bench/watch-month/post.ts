import type { Channel } from '../../src/contract/channels.ts'
import type { HeardMessage, HeardReaction } from '../../src/contract/observation.ts'

/** A message with all that ever happens to it; times in milliseconds since the epoch. */
export interface Post {
  id: string
  channel: Channel
  author: string
  name: string
  bot: boolean
  time: number
  /** The first when it was written, then each edit. */
  texts: readonly { at: number; text: string }[]
  deleted?: number
  reactions: readonly { at: number; reaction: HeardReaction; added: boolean }[]
  /** When a door that is open hears its text. */
  heard: readonly number[]
}

/** How a message stands just before `time`, as the platform's history has it; undefined when it is not there. */
export function postAt(post: Post, time: number): HeardMessage | undefined {
  const { id, author, name, bot, deleted = Number.POSITIVE_INFINITY } = post
  if (post.time >= time || deleted < time) return undefined
  const { at, text } = post.texts.findLast((one) => one.at < time)!
  const reactions = reactionsAt(post, time)
  return { id, author, name, bot, text, time: post.time, reactions, ...(at > post.time && { edited: at }) }
}

function reactionsAt({ reactions }: Post, time: number): HeardReaction[] {
  const there = new Map<string, HeardReaction>()
  for (const { at, reaction, added } of reactions) {
    if (at >= time) break
    const key = `${reaction.person} ${reaction.emoji}`
    if (added) there.set(key, reaction)
    else there.delete(key)
  }
  return [...there.values()]
}

/** Those of `posts`, which are in order of time, from `since` to before `until`. */
export function within(posts: readonly Post[], since: number, until: number): readonly Post[] {
  return posts.slice(firstFrom(posts, since), firstFrom(posts, until))
}

function firstFrom(posts: readonly Post[], time: number): number {
  let [low, high] = [0, posts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (posts[middle]!.time < time) low = middle + 1
    else high = middle
  }
  return low
}
