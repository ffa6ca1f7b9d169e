import { describe, expect, it, test } from 'vitest'
import type { Intent } from '../../src/contract/understand.ts'
import { at, context, sentiment, summarise, translate, understand } from './setting.ts'

describe('/translate', () => {
  it.each<[words: string, intent: Intent]>([
    ['', translate({})],
    ['   ', translate({})],
    ['Hello there', translate({}, 'Hello there')],
    ['to French Hello there', translate({ to: 'fr' }, 'Hello there')],
    ['to French: Hello there', translate({ to: 'fr' }, 'Hello there')],
    ['to French : Hello there', translate({ to: 'fr' }, 'Hello there')],
    ['To FRENCH:Hello', translate({ to: 'fr' }, 'Hello')],
    ['to french - Hello', translate({ to: 'fr' }, 'Hello')],
    ['to French\nHello\n\nthere', translate({ to: 'fr' }, 'Hello\n\nthere')],
    ['to French, Hello', translate({ to: 'fr' }, 'Hello')],
    ['to French please: Hello', translate({ to: 'fr' }, 'Hello')],
    ['to fr Hello', translate({ to: 'fr' }, 'Hello')],
    ['to pt-BR Hello', translate({ to: 'pt' }, 'Hello')],
    ['into German Hello', translate({ to: 'de' }, 'Hello')],
    ['to Deutsch Hello', translate({ to: 'de' }, 'Hello')],
    ['to français: Hello', translate({ to: 'fr' }, 'Hello')],
    ['to allemand: Hello', translate({ to: 'de' }, 'Hello')],
    ['to 日本語: Hello', translate({ to: 'ja' }, 'Hello')],
    ['to 한국어: Hello', translate({ to: 'ko' }, 'Hello')],
    ['to brazilian portuguese Hello', translate({ to: 'pt' }, 'Hello')],
    ['to Portuguese (Brazil): Hello', translate({ to: 'pt' }, 'Hello')],
    ['to simplified Chinese Hello', translate({ to: 'zh' }, 'Hello')],
    ['to Haitian Creole Hello', translate({ to: 'ht' }, 'Hello')],
    ['to French French is hard', translate({ to: 'fr' }, 'French is hard')],
    ['to it: Good morning', translate({ to: 'it' }, 'Good morning')],
    ['to French', translate({ to: 'fr' })],
    ['to French:', translate({ to: 'fr' })],
    ['to French please', translate({ to: 'fr' })],
    ['from German to French: Hallo', translate({ from: 'de', to: 'fr' }, 'Hallo')],
    ['from German to French Hallo', translate({ from: 'de', to: 'fr' }, 'Hallo')],
    ['to French from German: Hallo', translate({ from: 'de', to: 'fr' }, 'Hallo')],
    ['from German: Hallo', translate({ from: 'de' }, 'Hallo')],
    ['in German: Hello', translate({ to: 'de' }, 'Hello')],
    ['auf Deutsch: Hello', translate({ to: 'de' }, 'Hello')],
    ['ins Deutsche: Hello', translate({ to: 'de' }, 'Hello')],
    ['aus dem Englischen ins Deutsche: Hello', translate({ from: 'en', to: 'de' }, 'Hello')],
    ['en anglais : Bonjour', translate({ to: 'en' }, 'Bonjour')],
    ['en anglais\u00a0: Bonjour', translate({ to: 'en' }, 'Bonjour')],
    ["de l'espagnol vers le français: Hola", translate({ from: 'es', to: 'fr' }, 'Hola')],
    ['al inglés: Hola', translate({ to: 'en' }, 'Hola')],
    ['del inglés al español: Hello', translate({ from: 'en', to: 'es' }, 'Hello')],
    ['a inglés: Hola', translate({ to: 'en' }, 'Hola')],
    ['fr: Hello', translate({ to: 'fr' }, 'Hello')],
    ['FR: Hello', translate({ to: 'fr' }, 'Hello')],
    ['fr:Hello', translate({ to: 'fr' }, 'Hello')],
    ['--to fr Hello', translate({ to: 'fr' }, 'Hello')],
    ['--to it I say yes', translate({ to: 'it' }, 'I say yes')],
    ['—to fr Hello', translate({ to: 'fr' }, 'Hello')],
    ['--to=fr Hello', translate({ to: 'fr' }, 'Hello')],
    ['--to brazilian portuguese --from en Hello', translate({ to: 'pt', from: 'en' }, 'Hello')],
    ['"Hello there" to French', translate({ to: 'fr' }, 'Hello there')],
    ['“Hello there” in French please', translate({ to: 'fr' }, 'Hello there')],
    ['„Hallo“ auf Englisch', translate({ to: 'en' }, 'Hallo')],
    ['« Bonjour » en anglais', translate({ to: 'en' }, 'Bonjour')],
    ['to French: "Hello there"', translate({ to: 'fr' }, 'Hello there')],
    ['"Hello there"', translate({}, 'Hello there')],
    ['this to French: Hello', translate({ to: 'fr' }, 'Hello')],
  ])('%j', (words, intent) => expect(understand.command('translate', words, context)).toEqual(intent))

  it.each([
    'to be or not to be',
    'to be: that is the question',
    'to it I say yes',
    'to my friends in Germany',
    'to whom it may concern: hello',
    'to no one in particular',
    'to he who waits',
    'to the German people',
    'to: Bob',
    'in German we trust',
    'in French Polynesia it rains',
    'in it: a surprise',
    'a French guy came to the office',
    'a German',
    'al italiano le gusta la pizza',
    'auf Deutsch heißt das anders',
    'from Spanish friends I heard that',
    'from: Ada',
    'it: works',
    'no: I do not',
    'PS: see you',
    'id: 42',
    'so: what now?',
    'hi: there',
    'he: she said',
    'French',
    'fr',
    'fr Hello',
    'this',
    'this: that',
    'please',
    'please help',
    'last 50',
    'help',
    '--',
    '--why not',
    '-- to fr',
    'good morning to French',
    'I translated it to French',
    '"Hello" he said, "in French"',
    '"Hello" and "goodbye"',
    "don't say 'never'",
    'text: to French: Hello',
    ':fr: Hello',
    'https://example.com/to/French: Hello',
    'why: because',
    '<@U1> to French: Hello',
  ])('takes %j as text', (words) =>
    expect(understand.command('translate', words, context)).toEqual(translate({}, words)),
  )

  it('keeps the text as it was typed', () => {
    const text = '<@U1>  `to fr: x`\n\n```\n  const a = "b"\n```\n– “no” :wave: please: thanks'
    expect(understand.command('translate', `to French: ${text}`, context)).toEqual(
      translate({ to: 'fr' }, text),
    )
    expect(understand.command('translate', text, context)).toEqual(translate({}, text))
  })

  it('says which language it does not know', () => {
    const intent = understand.command('translate', '--to klingon Hello', context)
    expect(intent).toEqual({ kind: 'unknown', hint: expect.stringMatching(/^“klingon” is not a language/) })
    expect(understand.command('translate', '--to', context)).toMatchObject({ kind: 'unknown' })
  })
})

describe('/sentiment', () => {
  it.each<[words: string, intent: Intent]>([
    ['', sentiment()],
    ['I love it', sentiment('I love it')],
    ['--why I love it', sentiment('I love it', { why: true })],
    ['—why I love it', sentiment('I love it', { why: true })],
    ['why: I love it', sentiment('I love it', { why: true })],
    ['Why : I love it', sentiment('I love it', { why: true })],
    ['pourquoi : je l’aime', sentiment('je l’aime', { why: true })],
    ['por qué: me gusta', sentiment('me gusta', { why: true })],
    ['warum: gefällt mir', sentiment('gefällt mir', { why: true })],
    ['--why', sentiment(undefined, { why: true })],
    ['--from de gefällt mir', sentiment('gefällt mir', { from: 'de' })],
    ['--why --from de gefällt mir', sentiment('gefällt mir', { why: true, from: 'de' })],
    ['why is this broken again?', sentiment('why is this broken again?')],
    ['why does this feel negative?', sentiment('why does this feel negative?')],
    ['warum ist das kaputt?', sentiment('warum ist das kaputt?')],
    ['because: why?', sentiment('because: why?')],
    ['to French: this is bad', sentiment('to French: this is bad')],
    ['fr: this is bad', sentiment('fr: this is bad')],
    ['here', sentiment('here')],
    ['last 50', sentiment('last 50')],
    ['"Thanks a lot"', sentiment('Thanks a lot')],
  ])('%j', (words, intent) => expect(understand.command('sentiment', words, context)).toEqual(intent))
})

describe('/summarise', () => {
  const yesterday = at('2025-06-12T00:00')
  it.each<[words: string, intent: Intent]>([
    ['', summarise()],
    ['please', summarise()],
    ['this channel', summarise()],
    ['50', summarise({ last: 50 })],
    ['last 50', summarise({ last: 50 })],
    ['Last 50 messages, please!', summarise({ last: 50 })],
    ['the last ten messages', summarise({ last: 10 })],
    ['les 50 derniers messages', summarise({ last: 50 })],
    ['50 derniers', summarise({ last: 50 })],
    ['los últimos 50 mensajes', summarise({ last: 50 })],
    ['die letzten 50 Nachrichten', summarise({ last: 50 })],
    ['short', summarise({}, 'short')],
    ['in detail', summarise({}, 'long')],
    ['--length long', summarise({}, 'long')],
    ['--length=short', summarise({}, 'short')],
    ['length: medium', summarise({}, 'medium')],
    ['kurz', summarise({}, 'short')],
    ['ausführlich', summarise({}, 'long')],
    ['version courte', summarise({}, 'short')],
    ['détaillé', summarise({}, 'long')],
    ['corto', summarise({}, 'short')],
    ['detallado', summarise({}, 'long')],
    ['brief', summarise({}, 'short')],
    ['detailed', summarise({}, 'long')],
    ['last 50 short', summarise({ last: 50 }, 'short')],
    ['short last 50', summarise({ last: 50 }, 'short')],
    ['kurz 50', summarise({ last: 50 }, 'short')],
    ['#general', summarise({ channel: 'general' })],
    ['<#C123|general>', summarise({ channel: 'C123' })],
    ['<#C123>', summarise({ channel: 'C123' })],
    ['<#C123|>', summarise({ channel: 'C123' })],
    ['in #büro-1, last 50', summarise({ channel: 'büro-1', last: 50 })],
    ['#general since yesterday short', summarise({ channel: 'general', since: yesterday }, 'short')],
    ['short <#C1|general> since yesterday', summarise({ channel: 'C1', since: yesterday }, 'short')],
    [
      'since yesterday in <#C1> long, last 20',
      summarise({ channel: 'C1', since: yesterday, last: 20 }, 'long'),
    ],
    ['from #general since yesterday', summarise({ channel: 'general', since: yesterday })],
    ['yesterday', summarise({ since: yesterday })],
    ['since yesterday', summarise({ since: yesterday })],
    ['SINCE YESTERDAY.', summarise({ since: yesterday })],
    ['since: yesterday', summarise({ since: yesterday })],
    ['--since yesterday', summarise({ since: yesterday })],
    ['depuis hier', summarise({ since: yesterday })],
    ['hier', summarise({ since: yesterday })],
    ['desde ayer', summarise({ since: yesterday })],
    ['seit gestern', summarise({ since: yesterday })],
    ['today', summarise({ since: at('2025-06-13T00:00') })],
    ['since this morning', summarise({ since: at('2025-06-13T00:00') })],
    ["aujourd'hui", summarise({ since: at('2025-06-13T00:00') })],
    ['hoy', summarise({ since: at('2025-06-13T00:00') })],
    ['heute', summarise({ since: at('2025-06-13T00:00') })],
    ['the day before yesterday', summarise({ since: at('2025-06-11T00:00') })],
    ['avant-hier', summarise({ since: at('2025-06-11T00:00') })],
    ['seit vorgestern', summarise({ since: at('2025-06-11T00:00') })],
    ['this week', summarise({ since: at('2025-06-09T00:00') })],
    ['cette semaine', summarise({ since: at('2025-06-09T00:00') })],
    ['esta semana', summarise({ since: at('2025-06-09T00:00') })],
    ['diese Woche', summarise({ since: at('2025-06-09T00:00') })],
    ['since last week', summarise({ since: at('2025-06-02T00:00') })],
    ['la semaine dernière', summarise({ since: at('2025-06-02T00:00') })],
    ['desde la semana pasada', summarise({ since: at('2025-06-02T00:00') })],
    ['seit letzter Woche', summarise({ since: at('2025-06-02T00:00') })],
    ['last month', summarise({ since: at('2025-05-01T00:00') })],
    ['this month', summarise({ since: at('2025-06-01T00:00') })],
    ['since 9:00', summarise({ since: at('2025-06-13T09:00') })],
    ['since 9', summarise({ since: at('2025-06-13T09:00') })],
    ['since 9 am', summarise({ since: at('2025-06-13T09:00') })],
    ['9:00', summarise({ since: at('2025-06-13T09:00') })],
    ['from 9:15 on', summarise({ since: at('2025-06-13T09:15') })],
    ['depuis 9h', summarise({ since: at('2025-06-13T09:00') })],
    ['depuis 9h30', summarise({ since: at('2025-06-13T09:30') })],
    ['desde las 9', summarise({ since: at('2025-06-13T09:00') })],
    ['seit 9 Uhr', summarise({ since: at('2025-06-13T09:00') })],
    ['ab 9 Uhr', summarise({ since: at('2025-06-13T09:00') })],
    ['since 14:00', summarise({ since: at('2025-06-12T14:00') })],
    ['since yesterday at 9', summarise({ since: at('2025-06-12T09:00') })],
    ['seit gestern um 9 Uhr', summarise({ since: at('2025-06-12T09:00') })],
    ['depuis hier à 9h', summarise({ since: at('2025-06-12T09:00') })],
    ['desde ayer a las 9', summarise({ since: at('2025-06-12T09:00') })],
    ['since yesterday evening', summarise({ since: at('2025-06-12T20:00') })],
    ['since Monday', summarise({ since: at('2025-06-09T00:00') })],
    ['monday short', summarise({ since: at('2025-06-09T00:00') }, 'short')],
    ['since last Monday', summarise({ since: at('2025-06-09T00:00') })],
    ['since Monday 9am', summarise({ since: at('2025-06-09T09:00') })],
    ['depuis lundi', summarise({ since: at('2025-06-09T00:00') })],
    ['desde el lunes pasado', summarise({ since: at('2025-06-09T00:00') })],
    ['seit Montag', summarise({ since: at('2025-06-09T00:00') })],
    ['since Friday', summarise({ since: at('2025-06-13T00:00') })],
    ['since Saturday', summarise({ since: at('2025-06-07T00:00') })],
    ['since 2025-05-01', summarise({ since: at('2025-05-01T00:00') })],
    ['since 2025-05-01 14:00', summarise({ since: at('2025-05-01T14:00') })],
    ['since 2025-05-01T10:00Z', summarise({ since: at('2025-05-01T10:00Z') })],
    ['since 9:00 UTC', summarise({ since: at('2025-06-13T09:00Z') })],
    ['since 12 March', summarise({ since: Date.parse('2025-03-12T00:00+01:00') })],
    ['12 March', summarise({ since: Date.parse('2025-03-12T00:00+01:00') })],
    ['since December 24', summarise({ since: Date.parse('2024-12-24T00:00+01:00') })],
    ['depuis le 12 mai', summarise({ since: at('2025-05-12T00:00') })],
    ['seit dem 12. Mai', summarise({ since: at('2025-05-12T00:00') })],
    ['desde el 12 de mayo', summarise({ since: at('2025-05-12T00:00') })],
    ['since 5/6', summarise({ since: at('2025-05-06T00:00') })],
    ['depuis 5/6', summarise({ since: at('2025-06-05T00:00') })],
    ['last 2 hours', summarise({ since: at('2025-06-13T10:30') })],
    ['last two hours', summarise({ since: at('2025-06-13T10:30') })],
    ['past 2h', summarise({ since: at('2025-06-13T10:30') })],
    ['since 2 hours ago', summarise({ since: at('2025-06-13T10:30') })],
    ['2 hours ago', summarise({ since: at('2025-06-13T10:30') })],
    ['last hour', summarise({ since: at('2025-06-13T11:30') })],
    ['an hour', summarise({ since: at('2025-06-13T11:30') })],
    ['last 30 min', summarise({ since: at('2025-06-13T12:00') })],
    ['30m', summarise({ since: at('2025-06-13T12:00') })],
    ['last 3 days', summarise({ since: at('2025-06-10T12:30') })],
    ['last 2 weeks', summarise({ since: at('2025-05-30T12:30') })],
    ['les 2 dernières heures', summarise({ since: at('2025-06-13T10:30') })],
    ['dernière heure', summarise({ since: at('2025-06-13T11:30') })],
    ['il y a 2 heures', summarise({ since: at('2025-06-13T10:30') })],
    ['depuis 2 heures', summarise({ since: at('2025-06-13T10:30') })],
    ['últimas 2 horas', summarise({ since: at('2025-06-13T10:30') })],
    ['desde hace 2 horas', summarise({ since: at('2025-06-13T10:30') })],
    ['letzte 2 Stunden', summarise({ since: at('2025-06-13T10:30') })],
    ['der letzten Stunde', summarise({ since: at('2025-06-13T11:30') })],
    ['seit 3 Tagen', summarise({ since: at('2025-06-10T12:30') })],
    ['vor 2 Stunden', summarise({ since: at('2025-06-13T10:30') })],
  ])('%j', (words, intent) => expect(understand.command('summarise', words, context)).toEqual(intent))

  it.each([
    ['the cat', 'I did not understand “cat”'],
    ['last 50 bananas short', 'I did not understand “bananas”'],
    ['#a #b', 'I did not understand “#b”'],
    ['--bananas 5', 'I did not understand “--bananas”'],
    ['--to fr', 'I did not understand “--to”'],
    ['since the flood', 'I do not know when “the” is'],
    ['since', 'I do not know when “” is'],
    ['since 25:00', 'I do not know when “25:00” is'],
    ['since 50', 'I do not know when “50” is'],
    ['since tomorrow', '“tomorrow” is not in the past'],
    ['seit morgen', '“morgen” is not in the past'],
    ['since 2030-01-01', '“2030-01-01” is not in the past'],
    ['since today at 13:00', '“today at 13:00” is not in the past'],
    ['last 0', '“last 0” is not a number'],
    ['last -5', '“last -5” is not a number'],
    ['100001', '“100001” is not a number'],
    ['last 99999999999999999999999 days', '“last 99999999999999999999999 days” is not a number'],
    ['last 0 hours', '“last 0 hours” is not a number'],
    ['last 5000 months', '“last 5000 months” is not a number'],
  ])('does not understand %j and says why', (words, start) => {
    const intent = understand.command('summarise', words, context)
    expect(intent.kind).toBe('unknown')
    const { hint } = intent as { hint: string }
    expect(hint.slice(0, start.length)).toBe(start)
    expect(hint).toContain('xample')
  })

  test('the largest number', () =>
    expect(understand.command('summarise', 'last 100000', context)).toEqual(summarise({ last: 100_000 })))

  test('hints speak the reader’s language', () => {
    const hint = (locale: string) => understand.command('summarise', 'xyzzy', { ...context, locale })
    expect(hint('fr-FR')).toMatchObject({ hint: expect.stringContaining('Je n’ai pas compris « xyzzy »') })
    expect(hint('es')).toMatchObject({ hint: expect.stringContaining('No he entendido «xyzzy»') })
    expect(hint('de-AT')).toMatchObject({
      hint: expect.stringContaining('„xyzzy“ habe ich nicht verstanden'),
    })
    expect(hint('ja')).toMatchObject({ hint: expect.stringContaining('I did not understand') })
  })

  test('the locale decides which of day and month comes first, and what “hier” is', () => {
    const since = (words: string, locale: string) =>
      understand.command('summarise', words, { ...context, locale })
    expect(since('since 5/6', 'en-GB')).toEqual(summarise({ since: at('2025-06-05T00:00') }))
    expect(since('hier', 'de-DE')).toEqual(summarise())
    expect(since('hier', 'fr-FR')).toEqual(summarise({ since: yesterday }))
  })
})

test('a command may be spelt the American way, or be unknown', () => {
  expect(understand.command('summarize', '50', context)).toEqual(summarise({ last: 50 }))
  expect(understand.command('dance', 'a waltz', context)).toEqual({ kind: 'unknown' })
})
