import { describe, expect, it } from 'vitest'
import { createBot } from '../../src/bot.ts'
import { chatTasks } from '../../src/tasks/in-chats.ts'
import { tasks } from '../../src/tasks/index.ts'
import { createUnderstand } from '../../src/understand/index.ts'
import { botParts } from '../fakes/bot-parts.ts'
import { createFakeRunner } from '../fakes/runner.ts'
import { context } from '../understand/setting.ts'

const { runner, calls } = createFakeRunner({})
const handle = createBot({ ...botParts, tasks, models: () => [], runner })
const ask = (text: string, locale?: string, options = {}) =>
  handle({
    kind: 'task',
    task: 'detect-language',
    input: { text },
    options,
    origin: { platform: 'test', ...(locale && { locale }) },
    priority: 'interactive',
  })

describe('detect-language', () => {
  it.each([
    ['Wo ist denn der Bahnhof?', 'de', 'en', 'German'],
    ['Wo ist denn der Bahnhof?', 'de', 'de-AT', 'Deutsch'],
    ['Wo ist denn der Bahnhof?', 'de', 'fr', 'Allemand'],
    ['gracias amigo, nos vemos mañana', 'es', 'es-MX', 'Español'],
    ['今天的会议改到下午三点', 'zh', 'en', 'Chinese'],
  ])('names the language of %s (%s) to a reader of %s', async (text, language, locale, title) => {
    const reply = await ask(text, locale)
    expect(reply).toMatchObject({ title, notes: [], models: [], data: { language, sure: true, model: '' } })
    expect(reply.error).toBeUndefined()
    expect(reply.chart!.points[0]!.label).toBe(title)
  })

  it('gives the candidates with their scores, the most likely first', async () => {
    const { data, chart } = await ask('no se que hacer')
    const candidates = data.candidates as { language: string; score: number }[]
    expect(candidates[0]!.language).toBe('es')
    const scores = candidates.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1.0005)
    expect(chart!.points.map(({ value }) => value)).toEqual(scores.map((score) => Math.round(score * 100)))
  })

  it.each([
    ['en', 'Not sure which language this is', '', '? ', '?'],
    ['fr', 'Langue incertaine', '', '\u00a0? ', '\u00a0?'],
    ['es', 'No es seguro qué idioma es', '¿', '? ¿', '?'],
    ['de', 'Nicht sicher, welche Sprache das ist', '', '? ', '?'],
  ])('says when it is not sure, with what it may be: %s', async (locale, title, first, between, last) => {
    const reply = await ask('Tom', locale)
    const labels = reply.chart!.points.map(({ label }) => label)
    expect(labels.length).toBeGreaterThan(1)
    expect(reply.title).toBe(title)
    expect(reply.text!.toLowerCase()).toBe(`${first}${labels.join(between)}${last}`.toLowerCase())
    expect(reply.notes.length).toBe(1)
    expect(reply.data).toMatchObject({ sure: false, language: expect.stringMatching(/^[a-z]{2}$/) })
    expect(reply.error).toBeUndefined()
  })

  it.each([
    ['en', 'No language to see', 'Nothing here tells'],
    ['fr', 'Aucune langue à reconnaître', 'Rien ici ne distingue'],
    ['es', 'Ningún idioma que reconocer', 'Nada distingue'],
    ['de', 'Keine Sprache zu erkennen', 'Hier unterscheidet nichts'],
  ])('says when nothing tells the language: %s', async (locale, title, text) => {
    const reply = await ask('🎉 <@U1> `x` https://example.org 12 ok', locale)
    expect(reply).toMatchObject({ title, data: { language: null, sure: false, candidates: [] } })
    expect(reply.text).toContain(text)
    expect(reply.chart).toBeUndefined()
  })

  it('has no options, and refuses what is too long or empty', async () => {
    expect((await ask('hello', 'en', { to: 'fr' })).error?.message).toContain('it has none')
    expect((await ask('x'.repeat(200_001))).error?.code).toBe('TOO_LARGE')
    expect((await ask(' ')).error?.code).toBe('EMPTY_INPUT')
  })

  it('asks no model', async () => {
    await ask('Wo ist denn der Bahnhof?')
    expect(calls).toEqual([])
  })
})

describe('in chats', () => {
  it('every task but detect-language is offered', () => {
    expect(tasks.map(({ name }) => name)).toContain('detect-language')
    expect(chatTasks.map(({ name }) => name)).toEqual(['sentiment', 'translate', 'summarise'])
  })

  it('its name is no command and asks for nothing', () => {
    const understand = createUnderstand(chatTasks)
    expect(understand.command('detect-language', 'hello', context)).toEqual({ kind: 'unknown' })
    expect(understand.words('detect-language: hello', context)).not.toMatchObject({ kind: 'task' })
  })
})
