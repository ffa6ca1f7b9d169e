/** The numbers of the door for assistants. */
export const LIMITS = {
  /** Characters of an id or a name in a conversation. */
  idCharacters: 200,
  /** Nobody waits longer: assistants give up after a minute when they hear nothing, and are told how far it is. */
  answerMilliseconds: 10 * 60_000,
} as const
