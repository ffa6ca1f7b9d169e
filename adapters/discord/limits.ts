/**
 * Discord's numbers, each with where it comes from, and the few of our own. Discord counts code points; counting UTF-16 as
 * we do is never less.
 */
export const LIMITS = {
  // Messages
  /** https://docs.discord.com/developers/resources/message#create-message */
  nonceCharacters: 25,
  /** Alt text of a picture. https://docs.discord.com/developers/resources/message#attachment-object */
  altCharacters: 1_024,

  // Embeds: https://docs.discord.com/developers/resources/message#embed-object-embed-limits
  embedTitle: 256,
  embedDescription: 4_096,
  embedFieldValue: 1_024,
  /** Ours: Discord takes 2,048, but a footer is to stay quiet, and with title and description below the 6,000 of a message. */
  embedFooter: 1_000,
  /** Title, description, fields, footer and author of all embeds of a message together. */
  embedCharacters: 6_000,

  // Components
  /** https://docs.discord.com/developers/components/reference#action-row */
  rows: 5,
  /** https://docs.discord.com/developers/components/reference#action-row */
  rowButtons: 5,
  /** https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id */
  customId: 100,
  /** https://docs.discord.com/developers/components/reference#button */
  buttonLabel: 80,
  /** https://docs.discord.com/developers/components/reference#string-select */
  options: 25,
  /** https://docs.discord.com/developers/components/reference#string-select */
  optionLabel: 100,

  // The look of an answer, ours
  /** A longer answer goes into a file. */
  answerMessages: 3,
  /** Columns of a bar that stands for 100 %. */
  barColumns: 20,
  /** Words shown as reasons. */
  reasons: 6,
  /** Links to the messages that a point comes from. */
  pointLinks: 3,
  /** Longer addresses are shown as text. */
  linkCharacters: 1_000,

  // Commands: https://docs.discord.com/developers/interactions/application-commands
  commandDescription: 100,
  /** Of a text option. */
  commandText: 6_000,

  // Behaviour, ours
  /** Nobody waits longer: what is still in the queue then is not computed, and the answer offers to try again. */
  answerMilliseconds: 5 * 60_000,
  /** What takes longer shows that Parley is typing. */
  workingAfterMilliseconds: 1_000,
  /** The sign lasts ten seconds. https://docs.discord.com/developers/resources/channel#trigger-typing-indicator */
  typingMilliseconds: 9_000,
  /** Messages looked through for the one that "this" means. */
  lookBack: 20,
  /** The newest messages that a channel's mood is taken from. */
  moodMessages: 30,
  firstReconnect: 1_000,
  slowestReconnect: 30_000,
} as const
