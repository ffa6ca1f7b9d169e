import { describe, expect, it } from 'vitest'
import { parleySummaryEn } from '../../../models/parley-summary-en.ts'
import { createBot } from '../../../src/bot.ts'
import type { Model } from '../../../src/contract/model.ts'
import type { ChatMessage } from '../../../src/contract/request.ts'
import type { Piece } from '../../../src/contract/task.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { botParts } from '../../fakes/bot-parts.ts'
import { createFakeRunner } from '../../fakes/runner.ts'

const writer = {
  ...parleySummaryEn,
  name: 'writer',
  kind: 'summarization',
  job: 'summary',
} as Model<'summarization'>

/** Enough messages for three parts. */
const messages: ChatMessage[] = Array.from({ length: 120 }, (_, index) => ({
  id: `m${index + 1}`,
  user: `P${index % 3}`,
  text: `message number ${index + 1} about the deploy and about the budget`,
}))
const LOOP = 'and so on and on '.repeat(80)

/** The place of a part by its first message: what the model is told first. */
const firstOf = (script: string) => Number(/number (\d+)/.exec(script)![1])

function setup(write: (first: number) => string | Promise<string>) {
  const { runner } = createFakeRunner({
    summarization: async ({ text }: { text: string }) => ({
      text: await write(firstOf(text)),
      complete: true,
      tokens: 3,
    }),
  })
  const handle = createBot({ ...botParts, tasks, models: () => [writer], runner })
  return async (asked = messages, locale = 'en') => {
    const pieces: Piece[] = []
    const reply = await handle(
      {
        kind: 'task',
        task: 'summarise',
        input: { messages: asked },
        options: {},
        origin: { platform: 'test', locale },
        priority: 'interactive',
      },
      { piece: (piece) => void pieces.push(piece) },
    )
    return { reply, pieces, texts: reply.points?.map(({ text }) => text) }
  }
}

describe('prose', () => {
  it('is given part by part, as each is written', async () => {
    const waiting: { first: number; write: (text: string) => void }[] = []
    const ask = setup((first) => new Promise((write) => waiting.push({ first, write })))
    const asked = ask()
    while (waiting.length < 3) await new Promise((resolve) => setImmediate(resolve))
    expect(waiting.length).toBe(3)
    for (const { first, write } of waiting.toSorted((a, b) => b.first - a.first)) {
      write(`from ${first}`)
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { pieces, texts } = await asked
    expect(pieces.map(({ index }) => index)).toEqual([2, 1, 0])
    expect(pieces.toReversed().map(({ text }) => text)).toEqual(texts)
    expect(texts![0]).toBe('from 1')
  })

  it('leaves out the part in which the model fell into a loop, and says so', async () => {
    const ask = setup((first) => (first === 1 ? LOOP : `from ${first}`))
    const { reply, pieces, texts } = await ask()
    expect(reply.error).toBeUndefined()
    expect(pieces.map(({ text }) => text)).toEqual(texts)
    expect(pieces.map(({ index }) => index)).toEqual([1, 2])
    expect(reply.points![0]!.sources).not.toContain('m1')
    expect(JSON.stringify([reply, pieces])).not.toContain('and on')
  })

  it.each([
    ['en', '2 of 3 parts left out: the model fell into a loop'],
    ['fr', '2 parties sur 3 laissées de côté\u00a0: le modèle tournait en boucle'],
    ['es', '2 partes de 3 omitidas: el modelo entró en bucle'],
    ['de', '2 von 3 Teilen ausgelassen: das Modell drehte sich im Kreis'],
  ])('counts the parts that are left out: %s', async (locale, note) => {
    const { reply } = await setup((first) => (first === 1 ? 'Fine.' : LOOP))(messages, locale)
    expect(reply.notes).toContain(note)
  })

  it.each([
    ['the only part', 10],
    ['every part', 120],
  ])('is refused, with no piece, when %s is a loop', async (_which, count) => {
    const { reply, pieces } = await setup(() => LOOP)(messages.slice(0, count))
    expect(reply.error?.code).toBe('REPETITION')
    expect(pieces).toEqual([])
  })
})
