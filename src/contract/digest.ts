import type { Channel } from './channels.ts'
import type { SourcedPoint } from './reply.ts'

/** Where a digest goes: a channel, or a person directly. */
export type DigestTarget = { channel: string } | { person: string }

/** What was read for a digest. */
export interface DigestCounts {
  /** Messages that people wrote. */
  messages: number
  /** Those of them that were read. */
  used: number
  /** People who wrote and had asked not to be analysed: nothing of theirs was. */
  optedOut: number
  /** There was more than is read of a channel: older messages or replies in threads may be missing. */
  incomplete: boolean
  /** There was too much: the share that was read, from 0 to 1. */
  share: number
  points: number
  questions: number
}

/** A digest that was given; never text. */
export interface GivenDigest {
  channels: readonly Channel[]
  to: DigestTarget
  /** From the digest before to when this one was due; milliseconds since the epoch. */
  since: number
  until: number
  counts: DigestCounts
}

/** What a digest says, in words of people. */
export interface DigestWords {
  points: readonly SourcedPoint[]
  questions: readonly SourcedPoint[]
}

/**
 * Takes a digest that was given, with its words for who was told to pass them on. The same one may come again after a crash.
 * It may fail: that is reported and not repeated.
 */
export type DigestListener = (digest: GivenDigest, words: DigestWords) => Promise<void>

/** Up to when (milliseconds since the epoch) a channel's digests have been given, to each of their targets. */
export interface DigestStates {
  through(channel: Channel, to: DigestTarget): Promise<number | undefined>
  write(channel: Channel, to: DigestTarget, through: number): Promise<void>
  /** Forgets all of a channel. */
  forget(channel: Channel): Promise<void>
}
