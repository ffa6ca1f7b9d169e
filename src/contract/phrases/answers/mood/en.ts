import { counting } from '../counting.ts'

const { number, signed, percent, count } = counting('en')

/** What answers about the mood of a channel say. Moods are from -100 to 100, shares in percent. */
export const mood = {
  /** What the values of a trend are. */
  mood: 'mood',
  usual: 'usual',
  periods: { day: 'the last 24 hours', week: 'the last 7 days', month: 'the last 30 days' },
  usually: (period: string) => `Mood of ${period}: as usual`,
  better: (period: string) => `Mood of ${period}: better than usual`,
  worse: (period: string) => `Mood of ${period}: worse than usual`,
  /** While nothing is usual yet. */
  feels: {
    positive: (period: string) => `Mood of ${period}: rather positive`,
    neutral: (period: string) => `Mood of ${period}: even`,
    negative: (period: string) => `Mood of ${period}: rather negative`,
  },
  level: (mood: number) =>
    `It is ${signed(mood)} on a scale from −100 (all negative) to +100 (all positive).`,
  compared: (usual: number) => `Usual in this channel is ${signed(usual)}, by the four weeks before.`,
  notCompared: 'There is too little from the four weeks before to compare it with.',
  read: (messages: number) => `${count(messages, 'message was', 'messages were')} read.`,
  tooLittle: 'Too little was said',
  tooLittleRead: (messages: number, least: number) =>
    `${count(messages, 'message', 'messages')} could be read; it takes ${number(least)} to say how the mood was.`,
  off: 'The mood of this channel is not measured',
  offHow: 'Who may change the settings of the channel can switch it on there.',
  busiest: 'Busiest hours',
  unsure: 'Unsure',
  unsureShare: (share: number) => `${percent(share)} of the messages`,
  emoji: 'Emoji',
  emojiCounts: (glad: number, sad: number) => `${number(glad)} glad, ${number(sad)} sad`,
  hoursOf: (timeZone: string) => `hours and days of ${timeZone}`,
  sampled: (share: number) => `there was too much to read all: ${percent(share)} were, picked evenly`,
  fallen: 'The mood fell',
  channel: 'Channel',
  fallenTo: (mood: number, usual: number, limit: number) =>
    `It is ${signed(mood)} on a scale from −100 to +100. Usual there is ${signed(usual)}; below ${signed(limit)} Parley says so.`,
  fallenIn: (messages: number, since: string, until: string) =>
    `${count(messages, 'message', 'messages')} from ${since} to ${until}.`,
  negative: 'Negative',
  negativeShare: (share: number, usual: number) =>
    `${percent(share)} of the messages, usually ${percent(usual)}`,
  begins: 'It begins here',
  switchedOn: 'Parley measures the mood of this channel from now on',
  switchedOnHow:
    'It counts for each hour how many messages feel positive, neutral or negative. It keeps no text and nothing about single people. Who asks not to be analysed (in their settings of Parley) is left out.',
  switchedOff: 'Parley no longer measures the mood of this channel',
  by: (name: string) => `Switched by ${name}.`,
  changed: 'What Parley does unasked in this channel was changed',
  reactionsOn:
    'It puts an emoji on some messages that feel strongly positive or negative, five an hour at most.',
  reactionsOff: 'It no longer puts emoji on messages.',
  alertsOn: 'When the mood falls, those who were chosen are told: in numbers, never with names.',
  alertsOff: 'Nobody is told any more when the mood falls.',
}
export type MoodPhrases = typeof mood
