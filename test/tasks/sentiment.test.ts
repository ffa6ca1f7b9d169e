import { describe, expect, it } from 'vitest'
import { createBot } from '../../src/bot.ts'
import type { OptionValues } from '../../src/contract/request.ts'
import { tasks } from '../../src/tasks/index.ts'
import { botParts } from '../fakes/bot-parts.ts'
import { createFakeRunner, fakeSentiment, fakeTranslators } from '../fakes/runner.ts'

/** Counts "good" and "bad". */
function score({ text }: { text: string }) {
  const good = text.match(/good/gi)?.length ?? 0
  const bad = text.match(/bad/gi)?.length ?? 0
  const total = good + bad + 1
  return { scores: { positive: (good + 0.1) / total, negative: (bad + 0.1) / total, neutral: 0.8 / total } }
}

function setup(models = [fakeSentiment, ...fakeTranslators]) {
  const { runner, calls } = createFakeRunner({
    'text-classification': score,
    translation: ({ text }: { text: string }) => ({
      text: text.replace('bon', 'good'),
      complete: true,
      tokens: 1,
    }),
  })
  const handle = createBot({ ...botParts, tasks, models: () => models, runner })
  const ask = (text: string, options: OptionValues = {}, locale?: string) =>
    handle({
      kind: 'task',
      task: 'sentiment',
      input: { text },
      options,
      origin: { platform: 'test', ...(locale && { locale }) },
      priority: 'interactive',
    })
  return { ask, sent: () => calls.map((call) => (call.input as { text: string }).text) }
}

describe('sentiment', () => {
  it('gives label, scores that add up to one, a chart and the model', async () => {
    const reply = await setup().ask('good good good')
    expect(reply.data).toMatchObject({ label: 'positive', sure: true, model: 'fake-sentiment@r1', notes: [] })
    const scores = Object.values(reply.data.scores as Record<string, number>)
    expect(scores.reduce((a, b) => a + b)).toBeCloseTo(1, 3)
    expect(reply.chart?.points.map((point) => point.label)).toEqual(['positive', 'neutral', 'negative'])
  })

  it('says when it is not sure', async () => {
    const reply = await setup().ask('good bad')
    expect(reply.data.sure).toBe(false)
    expect(reply.title).toContain('not sure')
  })

  it('shows the model words, not mentions, links, code or emoji', async () => {
    const { ask, sent } = setup()
    await ask('<@U1> good work 🎉 on `bad_code` https://bad.example/x 10 times')
    expect(sent()[0]).toBe('good work on 10 times')
  })

  it('counts emoji, alone and beside words', async () => {
    const { ask, sent } = setup()
    const alone = await ask('🎉🎉')
    expect(alone.data).toMatchObject({ label: 'positive', notes: ['2 emoji counted'] })
    expect(sent()).toEqual([])
    const plain = (await ask('the report')).data.scores as Record<string, number>
    const happy = (await ask('the report 😍')).data.scores as Record<string, number>
    expect(happy.positive).toBeGreaterThan(plain.positive!)
  })

  it('reads long texts by sentence and names the extremes', async () => {
    const filler = 'This sentence only fills the space between the others. '
    const reply = await setup().ask(
      `${filler.repeat(6)}That was good good good. ${filler}This is bad bad bad.`,
    )
    expect(reply.fields).toEqual([
      { label: 'Most positive', text: 'That was good good good.' },
      { label: 'Most negative', text: 'This is bad bad bad.' },
    ])
  })

  it('explains by leaving out each word', async () => {
    const reply = await setup().ask('a good day', { why: true })
    const why = reply.data.why as { text: string; weight: number }[]
    expect(why.map((one) => one.text)).toEqual(['a', 'good', 'day'])
    expect(why[1]!.weight).toBeGreaterThan(0.3)
    expect(why[0]!.weight).toBeCloseTo(0)
  })

  it('goes through English for other languages, and says so', async () => {
    const { ask, sent } = setup()
    const reply = await ask('le travail est bon aujourd’hui, merci beaucoup', { from: 'French' })
    expect(reply.notes).toContain('via English (from French)')
    expect(sent().at(-1)).toContain('good')
  })

  it('warns when it cannot read the language', async () => {
    const reply = await setup([fakeSentiment]).ask('le travail est bon', { from: 'fr' })
    expect(reply.notes[0]).toContain('do not rely on this')
  })

  it('offers to say why, with all that was asked', async () => {
    const reply = await setup().ask('a good day', { from: 'English' })
    expect(reply.actions).toEqual([{ label: 'Why?', task: 'sentiment', options: { from: 'en', why: true } }])
    const again = await setup().ask('a good day', reply.actions![0]!.options)
    expect(again.highlights).toHaveLength(3)
    expect(again.actions).toBeUndefined()
  })

  it("says it in the asker's language; the data stay as they are", async () => {
    const text = `${'This sentence only fills the space between the others. '.repeat(6)}That was good good good. 🎉`
    const german = await setup().ask(text, { from: 'en' }, 'de-AT')
    const english = await setup().ask(text, { from: 'en' })
    expect(german.title).toBe('Klingt neutral')
    expect(german.chart?.points.map(({ label, tone }) => [label, tone])).toEqual([
      ['positiv', 'positive'],
      ['neutral', 'neutral'],
      ['negativ', 'negative'],
    ])
    expect(german.fields).toEqual([{ label: 'Am positivsten', text: 'That was good good good. 🎉' }])
    expect(german.notes).toEqual(['1 Emoji mitgezählt'])
    expect(german.actions?.[0]?.label).toBe('Warum?')
    expect({ ...german.data, notes: [] }).toEqual({ ...english.data, notes: [] })
  })

  it.each([
    ['fr', 'en passant par l’anglais (texte d’origine en français)'],
    ['es', 'a través del inglés (texto original en francés)'],
    ['de', 'über Englisch (Original: Französisch)'],
  ])('names the language of the text in the language of the asker: %s', async (locale, note) => {
    const reply = await setup().ask('le travail est bon', { from: 'fr' }, locale)
    expect(reply.notes).toContain(note)
  })
})
