import type { Channel, TranslationPlan } from '../../contract/channels.ts'
import type { HeardMessage } from '../../contract/observation.ts'
import type { Place } from '../../contract/watch.ts'

/** Somebody who reads a channel in their language. */
export interface Reader {
  user: string
  language: string
}

/** One place where a message shall appear in one language. */
export interface Wanted {
  /** ISO 639-1. */
  to: string
  place: Place
  /** What tells it apart from others of the same message, where all can see it. */
  slot?: string
  /** Whose eyes alone it is for. */
  reader?: string
  /** Who wrote it, where that does not show. */
  author?: string
}

/** Where a message that is in the language `from` shall appear, and in which languages. */
export function wantedOf(
  { workspace, channel }: Channel,
  message: HeardMessage,
  from: string,
  { plan, readers }: { plan: TranslationPlan; readers: readonly Reader[] },
): Wanted[] {
  const { languages, where, mirror } = plan
  const { id, thread, author, name } = message
  const beside: Place = { workspace, channel, ...(thread !== undefined && { thread }) }
  const place: Place = where === 'thread' ? { ...beside, thread: thread ?? id } : beside
  const others = where === undefined ? [] : languages.filter((language) => language !== from)
  const own = readers.filter(
    ({ user, language }) => user !== author && language !== from && !others.includes(language),
  )
  return [
    ...others.map((to) => ({ to, place, slot: `translation-${to}` })),
    ...(mirror ? [mirrored(mirror, workspace, name ?? author)] : []),
    ...own.map(({ user, language }) => ({
      ...{ to: language, place: { ...beside, onlyFor: user }, reader: user },
    })),
  ]
}

function mirrored(
  { channel, language }: NonNullable<TranslationPlan['mirror']>,
  workspace: string,
  author: string,
): Wanted {
  return { to: language, place: { workspace, channel }, slot: `mirror-${channel}`, author }
}
