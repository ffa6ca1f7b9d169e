import type { Reply } from '../../src/contract/reply.ts'

const base: Omit<Reply, 'title'> = {
  notes: [],
  models: ['parley-sentiment-en@abc'],
  data: {},
  visibility: 'private',
}

/** One reply of every kind: each adapter shows all of them within its platform's limits. */
export const gallery: Record<string, Reply> = {
  sentiment: {
    ...base,
    title: 'Feels positive',
    chart: {
      kind: 'bars',
      unit: '%',
      points: [
        { label: 'positive', value: 91 },
        { label: 'neutral', value: 7 },
        { label: 'negative', value: 2 },
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
}
