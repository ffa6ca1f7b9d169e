import { describe, expect, it } from 'vitest'
import { chatTasks } from '../../src/tasks/in-chats.ts'
import { createUnderstand } from '../../src/understand/index.ts'

const { words, mood } = createUnderstand(chatTasks)
const context = { now: Date.parse('2025-06-13T12:30:00Z'), timeZone: 'UTC' }

describe('a mention with a word for mood and a stretch of time', () => {
  it.each([
    ['mood of the week', 'week'],
    ['How was the mood this month?', 'month'],
    ['daily mood please', 'day'],
    ['mood trend', 'week'],
    ['ambiance de la semaine', 'week'],
    ["quelle était l'humeur ce mois ?", 'month'],
    ['¿cómo fue el ambiente esta semana?', 'week'],
    ['ánimo del mes', 'month'],
    ['Stimmung der Woche', 'week'],
    ['wie war die Stimmung diesen Monat?', 'month'],
  ])('%j is about the measured mood', (said, period) =>
    expect(words(said, context)).toMatchObject({ kind: 'mood', period }),
  )

  it('names another channel', () =>
    expect(words('mood #random month', context)).toEqual({
      kind: 'mood',
      period: 'month',
      channel: 'random',
    }))

  it('keeps what the words ask of the newest messages, where they can', () => {
    expect(words('mood this week', context)).toMatchObject({
      kind: 'mood',
      otherwise: { kind: 'task', task: 'sentiment', range: { since: Date.parse('2025-06-09T00:00:00Z') } },
    })
    expect(words('mood week', context)).toEqual({ kind: 'mood', period: 'week' })
  })

  it.each([
    'how is the mood here?',
    'mood',
    'mood since yesterday',
    'how is the mood today?',
    'mood of the last 7 days',
    'Guten Tag, wie ist die Stimmung?',
    'how does this feel: what a week',
  ])('%j is about messages', (said) =>
    expect(words(said, context)).toMatchObject({ kind: 'task', task: 'sentiment' }),
  )
})

it.each([
  ['', {}],
  ['week', { period: 'week' }],
  ['le mois dernier', { period: 'month' }],
  ['Tag', { period: 'day' }],
  ['mes <#C123|general>', { period: 'month', channel: 'C123' }],
  ['#random', { channel: 'random' }],
  ['of the purple elephants', {}],
])('behind the command, %j', (said, read) => expect(mood(said)).toEqual(read))
