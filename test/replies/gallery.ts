import type { Action, Reply, SourcedPoint } from '../../src/contract/reply.ts'
import { longText } from './long-text.ts'
import { digestExample, moodExample } from './watching.ts'

const base: Omit<Reply, 'title'> = {
  notes: [],
  models: ['parley-sentiment-en@abc'],
  data: {},
  visibility: 'private',
}

const languages = [
  { label: 'German', value: 'de' },
  { label: 'Spanish', value: 'es' },
]
const otherLanguage: Action = {
  label: 'Other language',
  task: 'translate',
  options: { from: 'en', to: 'fr' },
  choose: { option: 'to', choices: languages },
}

const speakers = ['Ada', 'Björn Åkesson', 'Chloé', 'd’Artagnan', '<@U024BE7LH>', 'Имя Фамилия']

/** Twelve points, as many as there ever are, each longer than most messages. */
const manyPoints: SourcedPoint[] = Array.from({ length: 12 }, (_, index) => ({
  text: `${index + 1}: ${'the deploy of `main` waits for <#C1|ops>, see <https://example.com/a?b=1&c=2|the board> '.repeat(4).trim()}.`,
  speaker: speakers[index % speakers.length]!,
  sources: Array.from(
    { length: 1 + (index % 3) },
    (_, place) => `1700000000.${String(index * 10 + place).padStart(6, '0')}`,
  ),
}))

/** One reply of every kind: each adapter shows all of them within its platform's limits. */
export const gallery: Record<string, Reply> = {
  sentiment: {
    ...base,
    title: 'Feels positive',
    chart: {
      kind: 'bars',
      unit: '%',
      points: [
        { label: 'positive', value: 91, tone: 'positive' },
        { label: 'neutral', value: 7, tone: 'neutral' },
        { label: 'negative', value: 2, tone: 'negative' },
      ],
    },
    highlights: [
      { text: 'finally', weight: 0.21 },
      { text: 'the', weight: 0.001 },
      { text: 'bug', weight: -0.3 },
    ],
    notes: ['2 emoji counted'],
  },
  unsure: { ...base, title: 'Feels neutral, but that is not sure' },
  translation: {
    ...base,
    title: 'English → French',
    text: 'Salut <@U1>, la branche `main` est verte.\n\n- un\n- deux',
    notes: ['translated via English'],
    models: ['a@1', 'b@2'],
  },
  question: {
    ...base,
    title: 'Which language is this?',
    text: 'Italian? Spanish?',
    actions: [
      { label: 'Italian', task: 'translate', options: { from: 'it', to: 'en' } },
      { label: 'Spanish', task: 'translate', options: { from: 'es', to: 'en' } },
    ],
    error: { code: 'UNSURE_LANGUAGE', message: 'Which language is this: Italian? Spanish?' },
  },
  summary: {
    ...base,
    title: 'What matters here',
    points: [
      { text: 'We ship on Friday.', speaker: 'Ada', sources: ['m3'] },
      { text: 'two\nlines', speaker: 'Bob', sources: ['m7', 'm8'] },
    ],
    notes: ['2 people, 9 messages, 7 used'],
  },
  extremes: {
    ...base,
    title: 'Feels negative',
    fields: [{ label: 'Most negative', text: 'It broke again.' }],
  },
  failure: {
    ...base,
    title: 'That did not work',
    text: 'Parley is busy; try again in a moment.',
    models: [],
    error: { code: 'OVERLOADED', message: 'Parley is busy; try again in a moment.' },
  },
  hostile: {
    ...base,
    title: '<!channel> @everyone & <b>',
    text: '@everyone <@U1> &lt; `code ``` **bold** [x](javascript:alert(1))',
    points: [{ text: '<!here>', speaker: '@everyone', sources: ['<#C1>'] }],
  },
  longTranslation: {
    ...base,
    title: 'English → French',
    text: longText(20_000),
    notes: ['translated via English', '3 of 214 sentences left as they were: the model fell into a loop'],
    models: ['a@1', 'b@2'],
    actions: [otherLanguage],
  },
  longSummary: {
    ...base,
    title: 'What matters here',
    points: manyPoints,
    notes: ['6 people, 1,204 messages, 987 used', 'left out 217: joins, bots and one-word replies'],
    actions: [{ label: 'Shorter', task: 'summarise', options: { length: 'medium' } }],
  },
  everySentiment: {
    ...base,
    title: 'Feels negative, but that is not sure',
    text: 'The text has two minds.',
    chart: {
      kind: 'bars',
      unit: '%',
      points: [
        { label: 'positive', value: 0, tone: 'positive' },
        { label: 'neutral', value: 0, tone: 'neutral' },
        { label: 'negative', value: 100, tone: 'negative' },
      ],
    },
    highlights: Array.from({ length: 80 }, (_, index) => ({
      text: `word${index}`,
      weight: ((index % 9) - 4) / 10,
    })),
    fields: [
      { label: 'Most positive', text: 'At last it works & nobody was hurt <3.' },
      { label: 'Most negative', text: `It broke again, ${'and again, '.repeat(40)}and again.` },
    ],
    actions: [{ label: 'Why?', task: 'sentiment', options: { from: 'en', why: true } }],
    notes: ['via English (from French)', '12 emoji counted'],
    models: ['a@1', 'b@2', 'c@3'],
  },
  choices: {
    ...base,
    title: 'English → French',
    text: 'Bonjour à tous !',
    actions: [otherLanguage],
  },
  german: {
    ...base,
    title: 'Klingt positiv, aber das ist nicht sicher',
    chart: {
      kind: 'bars',
      unit: '%',
      points: [
        { label: 'positiv', value: 48, tone: 'positive' },
        { label: 'neutral', value: 40, tone: 'neutral' },
        { label: 'negativ', value: 12, tone: 'negative' },
      ],
    },
    fields: [{ label: 'Am positivsten', text: 'Endlich läuft es wieder, großartig!' }],
    actions: [{ label: 'Warum?', task: 'sentiment', options: { why: true } }],
    notes: ['über Englisch (Original: Deutsch)', '2 Emojis mitgezählt'],
  },
  mood: moodExample(),
  digest: digestExample(),
  retry: {
    ...base,
    title: 'Das hat nicht geklappt',
    text: 'Parley ist gerade ausgelastet; bitte gleich noch einmal versuchen.',
    models: [],
    actions: [{ label: 'Noch einmal versuchen', task: 'translate', options: { to: 'de' } }],
    error: {
      code: 'OVERLOADED',
      message: 'Parley ist gerade ausgelastet; bitte gleich noch einmal versuchen.',
    },
  },
  longTitle: {
    ...base,
    title: 'A title that goes on for much longer than a header may be, and then '.repeat(3).slice(0, 200),
  },
}
