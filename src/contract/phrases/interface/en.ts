import type { Forgotten, Held } from '../../people.ts'
import { counting } from '../answers/counting.ts'

const { count } = counting('en')

/** What the chat adapters say themselves, in English; the other languages follow this table. */
export const en = {
  working: 'Working on it…',
  name: 'Parley',
  close: 'Close',
  share: 'Share to channel',
  sharedBy: (name: string) => `shared by ${name}`,
  shared: 'Shared with the channel.',
  good: '👍',
  bad: '👎',
  thanks: 'Thank you, noted.',
  /** Over the text that was typed, under its answer. */
  original: 'Original',
  otherLanguage: 'Other language',
  chooseLanguage: 'Choose a language',
  because: 'because of',
  usual: 'usual',
  restInFile: 'The whole answer is in the attached file.',
  more: (count: number) => `and ${count} more`,
  /** In the menu of every message; at most 24 characters. */
  shortcuts: {
    sentiment: 'How does this feel?',
    translate: 'Translate',
    summarise: 'Summarise thread',
  } as Record<string, string>,
  /** Shown behind a command while it is typed. */
  usage: {
    sentiment: 'TEXT',
    translate: '[to LANGUAGE] TEXT',
    summarise: '[last 50 | since yesterday | since 9:00 | #channel] [short | long]',
    mood: '[day | week | month] [#channel]',
  } as Record<string, string>,
  titles: {
    translate: 'Translation',
    sentiment: 'How it feels',
    summarise: 'Summary',
    mood: 'Mood',
    settings: 'Settings',
    channel: 'Channel settings',
  } as Record<string, string>,
  failed: 'That did not work',
  tooOld: 'This button is from an older Parley. Please ask again.',
  notUnderstood: 'I did not understand that.',
  nothingBefore:
    'There is no message here to work on. Write the text behind the command, or ask in a thread.',
  help: {
    title: 'What Parley does',
    intro:
      'Everything runs on this company’s own machine. Answers are for your eyes only until you share them.',
    tasks: {
      sentiment: 'how a message feels, and why: `/sentiment TEXT`',
      translate: 'a message in your language or another: `/translate to French TEXT`',
      summarise: 'what you missed: `/summarise since yesterday short`, `last 50`, `#channel`',
      mood: 'how the mood was, where it is measured: `/mood week`, `/mood month #channel`',
    } as Record<string, string>,
    parley: 'this help, your settings, how Parley is, or delete what it holds about you',
    mention: (bot: string) =>
      `Or say it: *@${bot}* translate this to French · *@${bot}* summarise this thread · *@${bot}* how is the mood here?`,
    moreDiscord:
      'On any message: Apps has Translate, How does this feel? and Summarise from here. A flag as a reaction is answered with a translation.',
    more: 'On any message: the ⋯ menu has Translate, How does this feel? and Summarise thread. A flag as a reaction translates into the thread.',
  },
  settings: {
    mine: 'Your settings',
    where: 'Type /parley settings, or open Parley’s Home tab.',
    language: 'My language',
    languageHint: 'Translations go to this language when none is named.',
    asSlack: 'As in my profile',
    neverAnalyse: 'Never analyse my messages',
    neverAnalyseHint:
      'What you write is left out of all summaries, translations and moods that others ask for.',
    held: ({ settings, feedback, audit, channels }: Held) =>
      `Parley holds about you: ${settings === 0 ? 'no settings' : 'your settings'}, ${feedback === 0 ? 'no feedback' : `${feedback} thumbs up or down`} and ${audit === 0 ? 'no rows of the audit trail' : `${count(audit, 'row', 'rows')} of the audit trail (when, where and for which task you asked)`}.${channels === 0 ? '' : ` ${count(channels, 'channel sends', 'channels send')} you alerts or digests directly.`} It stores no messages.`,
    forget: 'Delete what you hold about me',
    forgetSure:
      'Your settings, also “never analyse”, and your feedback are deleted, your name is taken out of the audit trail, and no alerts or digests come to you any more. This cannot be undone.',
    forgotten: ({ settings, feedback, audit, memos, channels }: Forgotten): string =>
      settings + feedback + audit + memos + channels === 0
        ? 'There was nothing about you to delete.'
        : `Everything about you has been deleted.${audit === 0 ? '' : ` ${count(audit, 'row of the audit trail stays', 'rows of the audit trail stay')}, without your name.`}`,
    cancel: 'Cancel',
    delete: 'Delete',
    channels: 'What Parley does where',
    noChannels: 'Parley is in none of your channels. Invite it with /invite.',
    channel: 'Change a channel',
    flags: 'Translate when somebody reacts with a flag',
    publicAnswers: 'Answer mentions in the thread, for all to see',
    summaries: 'Members may have the channel summarised',
    on: 'on',
    off: 'off',
    whereCommand: 'Type /parley settings.',
    save: 'Save',
  },
  /** What Parley does unasked in a channel. */
  watch: {
    here: 'What Parley does in this channel',
    unasked: 'Without being asked',
    change: 'Change',
    back: 'Back',
    switchOn: 'You may switch it on: /parley settings.',
    noContent:
      'Discord does not let Parley read messages here (the message-content intent is off), so there is nothing that it could do. The operator can switch that on.',
    mood: 'Measure the mood (counts only, no text)',
    moodReactions: 'An emoji on messages that feel strongly',
    alerts: 'Tell when the mood falls',
    alertChannel: 'in a channel',
    alertPerson: 'to a person',
    nobody: 'nobody',
    eitherOr: 'Choose a channel or a person, not both.',
    digest: 'Tell what mattered',
    never: 'never',
    daily: 'every day',
    workdays: 'Monday to Friday',
    digestAt: 'at',
    digestChannel: 'in another channel',
    digestPersons: 'to people directly',
    translation: 'Translate between languages',
    inThread: 'in the thread',
    asReply: 'as a reply',
    below: 'below the message',
    onlyOwn: 'only for who wants it',
    mirror: 'Also into a channel',
    mirrorLanguage: 'Language there',
    own: 'Translate this channel for me only',
    notForMe: 'no',
    twoLanguages: 'Choose two to five languages, or none.',
    mirrorBoth: 'For that choose languages above, another channel, and its language.',
    periods: { day: '24 hours', week: '7 days', month: '30 days' },
  },
  channelOff: 'Summaries are switched off in that channel by an administrator.',
  status: 'How Parley is',
  remarks: {
    permission: (permission: string, channel: string) =>
      `Parley lacks the permission “${permission}” in ${channel}. An administrator can give it.`,
    notHere: 'Parley is not on this server: here it works only on text you give it and on single messages.',
    intent: (unread: number) =>
      `${unread === 1 ? 'one message' : `${unread} messages`} could not be read: Parley may not read message content here (an operator can switch that on)`,
    invite: (channel: string) => `Parley is not in ${channel}. Invite it there: /invite @Parley`,
    scope: (scope: string) =>
      `The Slack app lacks the scope ${scope}. An administrator can add it and install the app again.`,
    notFound: (name: string) => `There is no channel ${name} that you can read.`,
    notSeen: (read: number) =>
      `found no message of yours among the newest ${read}, so all of these were read`,
    cut: (read: number) => `read the newest ${read} messages, older ones were left out`,
    threadsCut: (read: number, threads: number) =>
      `read the replies of the newest ${read} of ${threads} threads`,
    lateCut: 'replies in threads that began earlier may be missing',
  },
}
