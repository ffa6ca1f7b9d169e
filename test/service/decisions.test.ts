import { describe, expect, it } from 'vitest'
import type { GoldenExample } from '../../src/contract/golden.ts'
import type { Model, ModelKind, ModelOutput } from '../../src/contract/model.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { judge } from '../../src/service/judge.ts'
import { likeness } from '../../src/service/likeness.ts'
import { planRollback, planUse } from '../../src/service/plan.ts'
import { putFirst } from '../../src/service/put-first.ts'
import { reached } from '../../src/service/reached.ts'
import { fakeSentiment, fakeTranslators } from '../fakes/runner.ts'

const [enXx, xxEn] = fakeTranslators as [Model, Model]
const row = (name: string, over: Partial<Model> = {}): Model => ({ ...fakeSentiment, name, ...over }) as Model
const picker = row('picker', { job: 'salience', kind: 'feature-extraction' })
const writer = row('writer', { job: 'summary', kind: 'summarization' })
const namesOf = (models: readonly Model[]) => models.map(({ name }) => name)

describe('which models requests reach', () => {
  it('of those for sentiment the first', () => {
    expect(namesOf(reached('sentiment', [enXx, fakeSentiment, row('second')]))).toEqual(['fake-sentiment'])
  })

  it('translators as long as there is a pair of languages for each', () => {
    const french = row('en-fr', { ...enXx, name: 'en-fr', languages: { from: ['en'], to: ['fr'] } })
    const spanish = row('en-es', { ...enXx, name: 'en-es', languages: { from: ['en'], to: ['es'] } })
    expect(namesOf(reached('translate', [french, enXx, xxEn]))).toEqual(['en-fr', 'fake-en-xx', 'fake-xx-en'])
    expect(namesOf(reached('translate', [french, spanish, enXx]))).toEqual(['en-fr', 'en-es'])
    expect(namesOf(reached('translate', [enXx, french, xxEn]))).toEqual(['fake-en-xx', 'fake-xx-en'])
  })

  it('for summaries one that writes, else one that picks', () => {
    expect(namesOf(reached('summarise', [picker, writer]))).toEqual(['writer'])
    expect(namesOf(reached('summarise', [picker]))).toEqual(['picker'])
    expect(reached('summarise', [fakeSentiment])).toEqual([])
  })
})

describe('a model that is put first', () => {
  it('replaces its other revision; the others stay in their order', () => {
    const second = { ...xxEn, revision: 'r2' }
    expect(putFirst(second, [fakeSentiment, enXx, xxEn])).toEqual([second, fakeSentiment, enXx])
  })

  it('that picks messages sends away those that write, but not the other way round', () => {
    expect(namesOf(putFirst(picker, [writer]))).toEqual(['picker'])
    expect(namesOf(putFirst(writer, [picker]))).toEqual(['writer', 'picker'])
  })
})

describe('likeness', () => {
  const scores = (positive: number) => ({ scores: { positive, negative: 1 - positive } })
  const text = (words: string) => ({ text: words, complete: true, tokens: 1 })
  const vector = (...values: number[]) => ({ vector: Float32Array.from(values) })
  it.each<[string, ModelKind, ModelOutput, ModelOutput, number]>([
    ['the same label', 'text-classification', scores(0.9), scores(0.6), 1],
    ['another label', 'text-classification', scores(0.9), scores(0.4), 0],
    ['the same text', 'translation', text('Bonjour'), text('Bonjour'), 1],
    ['no letter in common', 'translation', text('Bonjour'), text('Ay'), 0],
    ['an empty text twice', 'summarization', text(''), text(''), 1],
    ['the same direction', 'feature-extraction', vector(0.6, 0.8), vector(0.6, 0.8), 1],
    ['a right angle', 'feature-extraction', vector(1, 0), vector(0, 1), 0],
    ['the opposite direction', 'feature-extraction', vector(1, 0), vector(-1, 0), 0],
    ['another size', 'feature-extraction', vector(1, 0), vector(1), 0],
    ['what is no number', 'feature-extraction', vector(1, Number.NaN), vector(1, 0), 0],
  ])('of %s', (_, kind, one, other, expected) => {
    expect(likeness(kind, one, other)).toBeCloseTo(expected, 6)
  })

  it('of texts that are nearly the same lies between', () => {
    const found = likeness(
      'translation',
      text('Le serveur est en ligne.'),
      text('Le serveur est revenu en ligne.'),
    )
    expect(found).toBeGreaterThan(0.5)
    expect(found).toBeLessThan(1)
  })
})

describe('the judgement of an answer', () => {
  const reply = (over: Partial<Reply>): Reply => ({
    ...{ title: '', notes: [], models: ['fake-sentiment@r1'], data: {}, visibility: 'private' },
    ...over,
  })
  const example = (expected: GoldenExample['expected'], input: GoldenExample['input'] = { text: 'x' }) => ({
    ...{ task: 'any', input, options: {} },
    expected,
  })
  const positive = example({ kind: 'label', label: 'positive' })
  const french = example({ kind: 'translation', language: 'fr', spans: ['<@U1>', '42'] })
  const messages = ['Ada', 'Bob', 'Ada'].map((user, place) => ({ id: `m${place}`, user, text: 'words' }))
  const points = example({ kind: 'points', among: ['m1'] }, { messages })
  const point = (speaker: string, ...sources: string[]) => ({ points: [{ text: 'words', speaker, sources }] })

  it.each<[string, GoldenExample, Partial<Reply>]>([
    ['a label', positive, { data: { label: 'positive' } }],
    ['a translation', french, { text: 'Bonjour <@U1>, merci beaucoup pour les 42 nouveaux fichiers.' }],
    ['a point', points, point('Bob', 'm1')],
    ['a paragraph of several', points, point('Ada, Bob', 'm0', 'm1', 'm2')],
  ])('%s that is right', (_, golden, over) => {
    expect(judge(golden, reply(over), fakeSentiment)).toBeUndefined()
  })

  it.each<[string, GoldenExample, Partial<Reply>, RegExp, RegExp]>([
    [
      'no answer',
      positive,
      { error: { code: 'REPETITION', message: 'It loops.' } },
      /an answer/,
      /REPETITION: It loops/,
    ],
    [
      'another model',
      positive,
      { models: ['other@1'], data: { label: 'positive' } },
      /by fake-sentiment@r1/,
      /other@1/,
    ],
    ['another label', positive, { data: { label: 'neutral' } }, /^positive$/, /^neutral$/],
    ['a lost span', french, { text: 'Bonjour, merci beaucoup 42' }, /<@U1> exactly once/, /^0 times/],
    ['a doubled span', french, { text: 'Bonjour <@U1> <@U1>, merci 42' }, /<@U1> exactly once/, /^2 times/],
    [
      'another language',
      french,
      { text: 'Hello <@U1>, thank you for the 42 new files.' },
      /a text in fr/,
      /^en: /,
    ],
    ['a wrong speaker', points, point('Cleo', 'm1'), /speakers of their sources/, /Cleo in m1/],
    ['a source that is none', points, point('Bob', 'm9'), /speakers of their sources/, /Bob in m9/],
    ['no source', points, point('Bob'), /speakers of their sources/, /Bob in/],
    ['only other messages', points, point('Ada', 'm0'), /one of m1/, /^m0$/],
    ['nothing', points, { points: [] }, /one of m1/, /no point/],
  ])('%s: says what was expected and what came', (_, golden, over, expected, came) => {
    expect(judge(golden, reply(over), fakeSentiment)).toEqual({
      expected: expect.stringMatching(expected),
      came: expect.stringMatching(came),
    })
  })
})

describe('plans', () => {
  const second = { ...fakeSentiment, revision: 'r2' }
  const [R1, R2] = ['fake-sentiment@r1', 'fake-sentiment@r2']
  const find = (reference: string) =>
    [fakeSentiment, second].find((one) => `${one.name}@${one.revision}` === reference)
  const present = { task: 'sentiment', record: undefined, serves: [R1], now: 5, find }

  it('a first choice remembers what served before', () => {
    const { id, next, examine, remember } = planUse(second, undefined, present)
    expect({ next, examine, remember }).toEqual({
      ...{ examine: R2, remember: true },
      next: { order: id, since: 5, chosen: [R2], before: [[R1]] },
    })
  })

  it('a canary leaves what serves as it is', () => {
    const { id, next, remember } = planUse(second, 0.1, present)
    const canary = { model: R2, share: 0.1, since: 5 }
    expect({ next, remember }).toEqual({ next: { order: id, since: 5, chosen: [], before: [], canary } })
  })

  it('the choice of what serves ends a canary and is no step', () => {
    const record = planUse(second, 0.1, {
      ...present,
      record: planUse(fakeSentiment, undefined, { ...present, serves: [R2] }).next,
    }).next
    const { next, remember } = planUse(fakeSentiment, undefined, { ...present, record })
    expect([next.canary, next.chosen, next.before, remember]).toEqual([undefined, [R1], [[R2]], false])
  })

  it('no more than ten steps back', () => {
    const before = Array.from({ length: 10 }, (_, step) => [`old@${step}`])
    const record = { order: 'o', since: 1, chosen: [R1], before }
    const steps = planUse(second, undefined, { ...present, record }).next.before
    expect([steps.length, steps[0], steps.at(-1)]).toEqual([10, [R1], ['old@8']])
    expect(planRollback({ task: 'sentiment', record, now: 6 }).next).toMatchObject({
      chosen: ['old@0'],
      since: 6,
    })
  })

  it('refuses to try what serves', () => {
    expect(() => planUse(fakeSentiment, 0.5, present)).toThrow(
      /in service already, so there is nothing to try/,
    )
  })
})
