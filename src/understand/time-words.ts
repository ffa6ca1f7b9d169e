import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import { phrase, wordSet } from './phrases.ts'

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month'

/** What opens a beginning in time, and the language it is in. A `soft` one also means other things: "from #general". */
export const SINCE: readonly { words: ReadonlySet<string>; language: SpokenLanguage; soft?: boolean }[] = [
  { words: wordSet('since'), language: 'en' },
  { words: wordSet('from after starting'), language: 'en', soft: true },
  { words: wordSet('depuis'), language: 'fr' },
  { words: wordSet('dès après'), language: 'fr', soft: true },
  { words: wordSet('desde'), language: 'es' },
  { words: wordSet('seit'), language: 'de' },
  { words: wordSet('ab von vom'), language: 'de', soft: true },
]

/** What stands before or behind a count: "last 50", "les 50 derniers". */
export const LAST = wordSet(
  'last latest past recent newest previous',
  'dernier dernière derniers dernières',
  'último última últimos últimas',
  'letzte letzten letzter letzte letztes',
)

/** Numbers in words. */
export const NUMBERS: ReadonlyMap<string, number> = new Map(
  [
    'a an one un une ein eine einer einem una uno',
    'two couple deux dos zwei',
    'three trois tres drei',
    'four quatre cuatro vier',
    'five cinq cinco fünf',
    'six seis sechs',
    'seven sept siete sieben',
    'eight huit ocho acht',
    'nine neuf nueve neun',
    'ten dix diez zehn',
    'twenty vingt veinte zwanzig',
  ].flatMap((words, index) =>
    [...wordSet(words)].map((word) => [word, index === 10 ? 20 : index + 1] as const),
  ),
)

const UNIT_WORDS: Record<Unit, string> = {
  minute: 'minute minutes min mins m minuto minutos minuten',
  hour: 'hour hours h hr hrs heure heures hora horas stunde stunden std',
  day: 'day days d jour jours j día días tag tage tagen',
  week: 'week weeks w wk semaine semaines semana semanas woche wochen',
  month: 'month months mois mes meses monat monate monaten',
}

/** Units of time by the words for them. */
export const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries(UNIT_WORDS).flatMap(([unit, words]) =>
    [...wordSet(words)].map((word) => [word, unit as Unit]),
  ),
)

/** Named periods: which unit, and how many of them back it began. */
export const PERIODS = (
  [
    ['day', 0, ['today', "aujourd'hui", 'hoy', 'heute']],
    ['day', 0, ['this morning', 'ce matin', 'esta mañana', 'heute morgen|früh|vormittag']],
    ['day', 1, ['yesterday', 'hier', 'ayer', 'gestern']],
    ['day', 2, ['the? day before yesterday', 'avant-hier', 'anteayer|antier', 'antes de ayer', 'vorgestern']],
    ['week', 0, ['this week', 'cette semaine', 'esta semana', 'diese|dieser woche']],
    [
      'week',
      1,
      ['last week', 'la? semaine dernière|passée', 'la? semana pasada', 'letzte|letzter|vorige woche'],
    ],
    ['month', 0, ['this month', 'ce mois', 'este mes', 'diesen|diesem|dieser monat']],
    ['month', 1, ['last month', 'le? mois dernier|passé', 'el? mes pasado', 'letzten|letztem|vorigen monat']],
  ] as const
).map(([unit, back, sources]) => ({ unit, back, phrases: sources.map((source) => phrase(source)) }))
