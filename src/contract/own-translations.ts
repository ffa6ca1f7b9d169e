import type { Channel } from './channels.ts'
import type { Person } from './people.ts'

/** Somebody wants to read a channel in their language (ISO 639-1), for their eyes only. */
export interface OwnTranslation {
  person: Person
  /** The platform's id; it is in the person's workspace. */
  channel: string
  language: string
}

/**
 * Who reads which channels in their own language; it works in channels where an administrator has messages translated. Doors
 * let only members of a channel set it, and show it to nobody who has left.
 */
export interface OwnTranslations {
  /** The language somebody reads a channel in, if they want that. */
  find(person: Person, channel: Channel['channel']): Promise<string | undefined>
  /** `undefined` ends it. @throws UNKNOWN_LANGUAGE for what is no ISO 639-1 code. */
  set(person: Person, channel: Channel['channel'], language: string | undefined): Promise<void>
  /** All of a platform. */
  list(platform: string): Promise<OwnTranslation[]>
}
