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
  /** When its text was changed last, where the platform says so: of two texts the newer one counts. */
  edited?: number
  /** Written by a bot, a webhook or an integration. */
  bot: boolean
  /** What people put on it, where the door knows who did. */
  reactions?: readonly HeardReaction[]
}

/** An emoji that a person put on a message. Who did is asked for their wishes and forgotten. */
export interface HeardReaction {
  /** As Unicode where the door knows it, else by name. */
  emoji: string
  /** The platform's id of who put it there. */
  person: string
}

/** Something that passed by in a channel. Deliveries repeat and overtake each other. */
export type Observation = { channel: Channel } & (
  | {
      kind: 'message'
      message: HeardMessage
      /** The platform had tried to bring it before, perhaps while Parley was off. */
      again?: boolean
    }
  /** The newest text of a message. */
  | { kind: 'edit'; message: HeardMessage }
  | { kind: 'deletion'; id: string }
  /** A person put an emoji on a message or took it away; `time` where the platform says when. */
  | { kind: 'reaction'; id: string; reaction: HeardReaction; added: boolean; time?: number }
  /** All of a message were taken away, whoever put them there, or all with one emoji. */
  | { kind: 'reaction'; id: string; reaction: { emoji?: string; person?: never }; added: false }
)
