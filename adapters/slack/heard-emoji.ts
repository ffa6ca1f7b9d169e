/** Emoji that Parley puts on messages, by what Slack calls them. */
const NAMES: Readonly<Record<string, string>> = { '🎉': 'tada', '🫂': 'people_hugging' }

/** An emoji's name without its skin tone, which says nothing of a mood. */
export const heardEmoji = (name: string) => name.split('::')[0]!

/** What Slack calls an emoji; undefined for one that Parley does not put anywhere. */
export const emojiName = (emoji: string): string | undefined => NAMES[emoji]
