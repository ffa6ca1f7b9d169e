import type { Channel } from './channels.ts'

/** A message as a door hears it pass by. */
export interface HeardMessage {
  /** The platform's id of it. */
  id: string
  /** The platform's id of who wrote it. */
  author: string
  /** What people call the author, where the door knows. */
  name?: string
  text: string
  /** Milliseconds since the epoch. */
  time: number
  /** Id of the thread that it is in. */
  thread?: string
  /** Written by a bot, a webhook or an integration. */
  bot: boolean
  /** Emoji that people put on it, as Unicode where the door knows them, else by name; once for each person. */
  reactions?: readonly string[]
}

/** Something that passed by in a channel. Deliveries repeat and overtake each other. */
export type Observation = { channel: Channel } & (
  | { kind: 'message'; message: HeardMessage }
  /** The newest text of a message. */
  | { kind: 'edit'; message: HeardMessage }
  | { kind: 'deletion'; id: string }
  /** One more or one less of an emoji on a message. */
  | { kind: 'reaction'; id: string; emoji: string; added: boolean }
)
