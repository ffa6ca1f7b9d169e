import type { Surface } from '../surface.ts'

/** As on every platform; `content`: needs the message-content intent. */
export interface DiscordSurface extends Surface {
  content?: true
}

/** Everything that people can do in Discord, what they get, and the test that proves it. */
export const SURFACES: readonly DiscordSurface[] = [
  {
    people: '`/sentiment text: why: from:`',
    get: 'how the text feels, with a picture, bars and the words that carried it; only you see it',
    test: 'surfaces',
    title: '/sentiment answers the asker alone, with a picture and why',
  },
  {
    people: '`/translate text: to: from:`',
    get: 'a translation into that language or yours, suggested while you type; mentions, links and code stay as they are',
    test: 'surfaces',
    title: '/translate speaks to a French person in French, suggests languages and keeps tokens',
  },
  {
    people: '`/summarise last: since: channel: length:`',
    get: 'what matters in the channel: who said it, with a link to each message; of another channel too, if you and Parley may read it',
    test: 'surfaces',
    title: '/summarise reads the channel with names and links, and only what the asker may read',
    content: true,
  },
  {
    people: '`/parley help \\| settings \\| status \\| forget-me`',
    get: 'help, your settings, how Parley is; or everything about you is deleted. For administrators the channel settings',
    test: 'surfaces',
    title: '/parley gives help, status, settings and forgets',
    feature: 'settings',
  },
  {
    people: 'a message → Apps → *Translate*, *How does this feel?*',
    get: 'the answer for your eyes, with a menu of languages',
    test: 'surfaces',
    title: 'Translate, How does this feel? and Summarise from here answer privately',
  },
  {
    people: 'a message → Apps → *Summarise from here*',
    get: 'what matters in all that was said since',
    test: 'surfaces',
    title: 'Translate, How does this feel? and Summarise from here answer privately',
    content: true,
  },
  {
    people: 'the same menu where Parley is not, for who installed it for themselves',
    get: 'the answer for your eyes, also on servers without Parley and between people',
    test: 'surfaces',
    title: 'work where Parley is not, for whoever installed it',
    feature: 'elsewhere',
  },
  {
    people: '`@Parley translate this to French: …`',
    get: 'a reply that all can see',
    test: 'surfaces',
    title: 'answers in reply, and follows the edit and the deletion of the mention',
    feature: 'mention',
  },
  {
    people: 'a reply to a message with `@Parley translate`',
    get: '“this” is the message that you reply to; in a thread or forum post, the thread',
    test: 'surfaces',
    title: 'takes "this" for the message that is replied to',
    feature: 'this',
    content: true,
  },
  {
    people: 'a direct message to Parley; threads, forum posts and the chat of voice channels',
    get: 'an answer; in direct messages without a mention',
    test: 'surfaces',
    title: 'works in threads and talks in direct messages',
    feature: 'direct',
  },
  {
    people: 'words that Parley does not understand',
    get: 'help with examples, and what was wrong',
    test: 'surfaces',
    title: 'works in threads and talks in direct messages',
    feature: 'help',
  },
  {
    people: 'a flag as a reaction: 🇫🇷',
    get: 'a reply with the translation, once a language; edit the original and it follows, take the flag away and it goes',
    test: 'surfaces',
    title: 'are answered once per language, follow the original, and go with the last flag',
    feature: 'flag',
    content: true,
  },
  {
    people: 'editing or deleting your mention',
    get: 'the answer follows, or goes',
    test: 'surfaces',
    title: 'answers in reply, and follows the edit and the deletion of the mention',
    feature: 'edits',
  },
  {
    people: 'the buttons under an answer',
    get: '*Share to channel*, another language, shorter, longer, why, 👍 and 👎; for thirty days',
    test: 'surfaces',
    title: 'share, take a thumb, and work after a restart',
    feature: 'buttons',
  },
  {
    people: 'a text whose language is not certain',
    get: 'a question with a menu of the likely languages',
    test: 'answers',
    title: 'are a menu when the language is not sure',
    feature: 'unsure',
  },
  {
    people: '*Never analyse my messages*',
    get: 'what you write is left out of everything that others ask for',
    test: 'surfaces',
    title: '/parley gives help, status, settings and forgets',
    feature: 'never',
  },
  {
    people: 'bots, webhooks, joins and edits that change nothing',
    get: 'no answer',
    test: 'surfaces',
    title: 'answers no bots, webhooks, joins or edits of what it did not answer',
    feature: 'quiet',
  },
  {
    people: 'the same request, delivered twice by Discord',
    get: 'one answer, also across a restart',
    test: 'day',
    title: 'answers every request exactly once, across repeated events, resumes and a restart',
    feature: 'once',
  },
]
