import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBot } from '../../../src/bot.ts'
import { codedError } from '../../../src/contract/errors.ts'
import type { OptionValues } from '../../../src/contract/request.ts'
import type { Piece } from '../../../src/contract/task.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { botParts } from '../../fakes/bot-parts.ts'
import { createFakeRunner, fakeTranslators } from '../../fakes/runner.ts'
import { chatText, RUNS } from '../../text/chat-text.ts'

type Input = { text: string; from: string; to: string }
type Speak = (input: Input) => string | Promise<string>

const sentinels = Array.from({ length: 10 }, (_, index) => `⟦${index}⟧`)
const models = fakeTranslators.map((model) => ({ ...model, sentinels }))
const LOOP = 'on and on '.repeat(40)

/** A bot whose models speak like this. @returns the reply and the pieces in the order in which they came. */
function setup(speak: Speak) {
  const { runner } = createFakeRunner({
    translation: async (input: Input) => ({ text: await speak(input), complete: true, tokens: 1 }),
  })
  const handle = createBot({ ...botParts, tasks, models: () => models, runner, glossary: ['Blue Moon'] })
  return async (text: string, options: OptionValues = { from: 'en', to: 'fr' }) => {
    const pieces: Piece[] = []
    const reply = await handle(
      {
        kind: 'task',
        task: 'translate',
        input: { text },
        options,
        origin: { platform: 'test' },
        priority: 'interactive',
      },
      { piece: (piece) => void pieces.push(piece) },
    )
    return { reply, pieces }
  }
}

const joined = (pieces: readonly Piece[]) =>
  pieces
    .toSorted((a, b) => a.index - b.index)
    .map(({ text }) => text)
    .join('')

const shout = ({ text }: Input) => text.toUpperCase()

/** Models that answer when they are told to, by the words they were given. */
function setupWaiting() {
  const waiting = new Map<string, (text: string) => void>()
  const ask = setup(({ text }) => new Promise((resolve) => waiting.set(text, resolve)))
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  const answer = async (text: string, translated: string) => {
    while (!waiting.has(text)) await turn()
    waiting.get(text)!(translated)
    await turn()
  }
  return { ask, answer }
}

describe('the pieces of a translation', () => {
  it('are sentences with the layout around them and their spans', async () => {
    const { reply, pieces } = await setup(shout)(
      '- Ask <@U1>. Is `x` up?\n\n> Yes at Blue Moon\n```\ny\n```\n',
    )
    expect(pieces).toEqual([
      { index: 0, text: '- ASK <@U1>. ' },
      { index: 1, text: 'IS `x` UP?\n\n> ' },
      { index: 2, text: 'YES AT Blue Moon\n```\ny\n```\n' },
    ])
    expect(joined(pieces)).toBe(reply.text)
  })

  it('come as soon as each is done, in any order', async () => {
    const { ask, answer } = setupWaiting()
    const asked = ask('First thing. Second thing. Third thing.')
    for (const name of ['Third', 'First', 'Second']) await answer(`${name} thing.`, `${name} chose.`)
    const { reply, pieces } = await asked
    expect(pieces.map(({ index }) => index)).toEqual([2, 0, 1])
    expect(joined(pieces)).toBe('First chose. Second chose. Third chose.')
    expect(reply.text).toBe(joined(pieces))
  })

  it('are of the last leg when it goes through English', async () => {
    const ask = setup(({ text, to }) => `${to.toUpperCase()}-${text}`)
    const { reply, pieces } = await ask('Hola amigo. Todo bien.', { from: 'es', to: 'fr' })
    expect(joined(pieces)).toBe('FR-EN-Hola amigo. FR-EN-Todo bien.')
    expect(reply.text).toBe(joined(pieces))
  })

  it('is the text itself when there is nothing to translate', async () => {
    const none = await setup(shout)('`x` 👍', { from: 'en', to: 'fr' })
    expect(none.pieces).toEqual([{ index: 0, text: none.reply.text }])
    const already = await setup(shout)('Good morning', { from: 'en', to: 'en' })
    expect(already.pieces).toEqual([{ index: 0, text: 'Good morning' }])
  })

  it('hold nothing of a loop', async () => {
    const ask = setup((input) => (input.text.includes('bad') ? LOOP : shout(input)))
    const { reply, pieces } = await ask('A bad thing happened here. A good thing followed.')
    expect(reply.notes.join()).toContain('1 of 2 sentences left as they were')
    expect(joined(pieces)).toBe('A bad thing happened here. A GOOD THING FOLLOWED.')
    const whole = await ask('```\ncode\n```\n- a bad thing\n')
    expect(whole.reply.error?.code).toBe('REPETITION')
    expect(whole.pieces).toEqual([])
  })

  it('end with the reply, though some sentences are still being worked on', async () => {
    let finish = (_text: string) => {}
    const ask = setup(({ text }) => {
      if (text.startsWith('Second')) throw codedError('OVERLOADED')
      return new Promise((resolve) => {
        finish = resolve
      })
    })
    const { reply, pieces } = await ask('First thing. Second thing.')
    expect(reply.error?.code).toBe('OVERLOADED')
    finish('Première chose.')
    await new Promise((resolve) => setImmediate(resolve))
    expect(pieces).toEqual([])
  })
})

/** What the models do with a piece of text; the same for the same piece. */
const MOODS = ['shout', 'shout', 'reverse', 'lose a sentinel', 'loop'] as const

function moody(text: string, seed: number): string {
  const sum = Array.from(text).reduce((hash, letter) => (hash * 31 + letter.codePointAt(0)!) % 9973, seed)
  const mood = MOODS[sum % MOODS.length]
  if (mood === 'loop') return LOOP
  if (mood === 'reverse') return text.split(' ').reverse().join(' ')
  return mood === 'lose a sentinel' ? text.replace('⟦0⟧', '') : text.toUpperCase()
}

describe('the pieces of any text', () => {
  const several = fc
    .array(chatText, { minLength: 2, maxLength: 4 })
    .map((parts) => parts.join(' Hello you. '))
  const texts = fc.oneof({ weight: 2, arbitrary: several }, chatText)

  it.each([
    ['directly', 'en'],
    ['through English', 'es'],
  ])('joined in order are the text of the reply, whatever is done first: %s', async (_way, from) => {
    let [shuffled, withheld] = [0, 0]
    const property = fc.asyncProperty(texts, fc.nat(9972), fc.scheduler(), async (text, seed, scheduler) => {
      const ask = setup((input) => scheduler.schedule(Promise.resolve(moody(input.text, seed))))
      const { reply, pieces } = await scheduler.waitFor(ask(text, { from, to: 'fr' }))
      if (reply.error) {
        expect(['REPETITION', 'EMPTY_INPUT']).toContain(reply.error.code)
        expect(pieces).toEqual([])
        if (reply.error.code === 'REPETITION') withheld++
        return
      }
      const places = pieces.map(({ index }) => index)
      expect(places.toSorted((a, b) => a - b)).toEqual(places.map((_, index) => index))
      expect(joined(pieces)).toBe(reply.text)
      if (places.some((place, index) => place !== index)) shuffled++
    })
    await fc.assert(property, RUNS)
    // The texts are worth nothing here unless many came out of order and some were withheld.
    expect(shuffled).toBeGreaterThan(RUNS.numRuns / 5)
    expect(withheld).toBeGreaterThan(0)
  })
})
