import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parleySummaryEn } from '../../models/parley-summary-en.ts'
import { createBot } from '../../src/bot.ts'
import type { Model } from '../../src/contract/model.ts'
import type { ChatMessage } from '../../src/contract/request.ts'
import { tasks } from '../../src/tasks/index.ts'
import { featuresOf } from '../../src/tasks/summarise/features.ts'
import { salienceOf } from '../../src/tasks/summarise/salience.ts'
import { botParts } from '../fakes/bot-parts.ts'
import { createFakeRunner } from '../fakes/runner.ts'

interface Vector {
  units: { speaker: string; text: string }[]
  candidates: number[]
  features: Record<string, number>[]
  scores: number[]
  embeddings: number[][]
}
const vector: Vector = JSON.parse(
  readFileSync(new URL('../../training/summary/test-vector.json', import.meta.url), 'utf8'),
)
const head = parleySummaryEn.head!
const units = vector.candidates.map((index) => vector.units[index]!)
const embeddings = vector.embeddings.map((row) => Float32Array.from(row))

describe('the arithmetic of salience', () => {
  it('computes the features that the head was trained on', async () => {
    const rows = await featuresOf(units, embeddings, head)
    for (const [index, row] of rows.entries()) {
      for (const [column, value] of row.entries())
        expect(value).toBeCloseTo(vector.features[index]![head.features[column]!]!, 4)
    }
  })

  it('scores as the training does', async () => {
    const scores = await salienceOf(units, embeddings, head)
    for (const [index, score] of scores.entries()) expect(score).toBeCloseTo(vector.scores[index]!, 3)
  })

  it('refuses a head that wants what is not known', async () => {
    await expect(featuresOf(units, embeddings, { ...head, features: ['mood'] })).rejects.toThrow('"mood"')
  })
})

/** A vector for each topic word, so that messages on one topic are alike. */
function embed({ text }: { text: string }) {
  const topics = ['deploy', 'lunch', 'login', 'budget']
  const values = topics.map((topic) => (text.toLowerCase().includes(topic) ? 1 : 0.05))
  const length = Math.hypot(...values)
  return { vector: Float32Array.from(values, (value) => value / length) }
}

function setup(models: Model[] = [{ ...parleySummaryEn, head: undefined as never }]) {
  const { runner, calls } = createFakeRunner({
    'feature-extraction': embed,
    summarization: ({ text }: { text: string }) => ({
      text: `about ${text.length} characters`,
      complete: true,
      tokens: 3,
    }),
  })
  const handle = createBot({ ...botParts, tasks, models: () => models, runner })
  const ask = (messages: ChatMessage[], length?: string, locale?: string) =>
    handle({
      kind: 'task',
      task: 'summarise',
      input: { messages },
      options: { length },
      origin: { platform: 'test', ...(locale && { locale }) },
      priority: 'interactive',
    })
  return { ask, calls }
}

const chat = (lines: string[]): ChatMessage[] =>
  lines.map((line, index) => {
    const [user, text] = line.split(': ')
    return { id: `m${index + 1}`, user: user!, text: text! }
  })

describe('summarise', () => {
  const lines = [
    'Ada: good morning to everyone here',
    'Ada: the deploy to production failed again last night',
    'Bob: ok',
    'Bob: the deploy failed because of the disk, I think',
    'Cleo: lunch today is at the new place around the corner',
    'Cleo: the login page is slow for some customers since Monday',
    'Dan: 👍',
    'Bob: we need a larger budget for the servers next year',
  ]

  it('gives points word for word, in order, with speaker and source, and counts', async () => {
    const reply = await setup().ask(chat(lines), 'short')
    expect(reply.data).toMatchObject({ messages: 8, used: 6, people: 4 })
    expect(reply.points).toHaveLength(2)
    const places = reply.points!.map(
      ({ text, speaker, sources }) =>
        lines.indexOf(`${speaker}: ${text}`) + 1 && Number(sources[0]!.slice(1)),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    for (const { text, speaker, sources } of reply.points!) {
      expect(lines[Number(sources[0]!.slice(1)) - 1]).toBe(`${speaker}: ${text}`)
    }
    expect(reply.notes).toEqual([
      '4 people, 8 messages, 6 used',
      'left out 2: joins, bots and one-word replies',
    ])
  })

  it('leaves bots out of points and people', async () => {
    const messages = chat(lines).map((message) => ({ ...message, bot: message.user === 'Ada' }))
    const reply = await setup().ask(messages)
    expect(reply.data).toMatchObject({ people: 3, used: 4 })
    expect(reply.points!.every((point) => point.speaker !== 'Ada')).toBe(true)
  })

  it('says so when there is nothing to summarise', async () => {
    const reply = await setup().ask(chat(['Ada: ok', 'Bob: 👍', 'Cleo: thanks']))
    expect(reply.error).toBeUndefined()
    expect(reply.title).toBe('Nothing to summarise')
    expect(reply.data).toMatchObject({ points: [], messages: 3, used: 0 })
  })

  it('takes long messages apart at sentences and loses no words', async () => {
    const sentence = 'The login page is slow for everyone in the second office again. '
    const { ask, calls } = setup()
    const reply = await ask([{ id: 'm1', user: 'Ada', text: sentence.repeat(10) }, ...chat(lines)])
    const texts = calls.map((call) => (call.input as { text: string }).text)
    expect(texts.every((text) => text.length <= 300)).toBe(true)
    expect(texts.join(' ').split('second office').length).toBe(11)
    expect(reply.points!.every((point) => point.sources.length === 1)).toBe(true)
  })

  it('gives more points for longer summaries, never more than a third of the messages', async () => {
    const many = chat(
      Array.from(
        { length: 60 },
        (_, index) => `P${index % 5}: message number ${index} on the deploy and more`,
      ),
    )
    const { ask } = setup()
    const counts = await Promise.all(
      ['short', 'medium', 'long'].map(async (length) => (await ask(many, length)).points!.length),
    )
    expect(counts).toEqual([3, 6, 12])
    expect((await ask(many.slice(0, 6), 'long')).points).toHaveLength(2)
  })

  it('offers the lengths that would change something', async () => {
    const about = (count: number) =>
      chat(
        Array.from({ length: count }, (_, index) => `P${index % 5}: message number ${index} on the deploy`),
      )
    const { ask } = setup()
    const offered = async (count: number, length: string) =>
      (await ask(about(count), length)).actions?.map(
        ({ label, task, options }) => `${label}: ${task} ${options.length}`,
      )
    expect(await offered(60, 'short')).toEqual(['Longer: summarise medium'])
    expect(await offered(60, 'medium')).toEqual(['Shorter: summarise short', 'Longer: summarise long'])
    expect(await offered(60, 'long')).toEqual(['Shorter: summarise medium'])
    expect(await offered(12, 'medium')).toEqual(['Shorter: summarise short'])
    expect(await offered(9, 'medium')).toEqual([])
  })

  const french = [
    'Ada: le deploy en production a encore échoué cette nuit',
    'Bob: je pense que le disque du serveur est plein',
    'Cleo: la page de login est très lente depuis lundi matin',
  ]

  it('says when the model was not trained on the language of the conversation', async () => {
    const { ask } = setup()
    const note = 'the model was trained on English: points in French are picked with less certainty'
    expect((await ask(chat(french))).notes).toContain(note)
    expect((await ask(chat([...lines, ...french]))).notes).not.toContain(note)
    const knows = setup([
      { ...parleySummaryEn, head: undefined as never, languages: { from: ['en', 'fr'], to: [] } },
    ])
    expect((await knows.ask(chat(french))).notes).toEqual(['3 people, 3 messages, 3 used'])
  })

  it("counts and titles in the asker's language", async () => {
    const reply = await setup().ask(chat([...french, 'Dan: 👍']), 'short', 'es')
    expect(reply.title).toBe('Lo importante')
    expect(reply.notes).toEqual([
      '4 personas, 4 mensajes, 3 utilizados',
      '1 omitido: entradas, bots y respuestas de una palabra',
      'el modelo se entrenó en inglés: en francés la elección de los puntos es menos segura',
    ])
  })

  it('writes prose by parts, each with its sources, when there is a model that can', async () => {
    const writer = {
      ...parleySummaryEn,
      name: 'writer',
      kind: 'summarization',
      job: 'summary',
      set: 'standard',
    } as Model<'summarization'>
    const many = chat(
      Array.from(
        { length: 80 },
        (_, index) => `P${index % 3}: message number ${index} about the deploy and about the budget`,
      ),
    )
    const reply = await setup([writer]).ask(many)
    expect(reply.points!.length).toBeGreaterThan(1)
    expect(reply.points!.flatMap((point) => point.sources)).toEqual(many.map((message) => message.id))
    expect(reply.points![0]!.speaker).toBe('P0, P1, P2')
  })
})
