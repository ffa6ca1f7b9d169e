import { describe, expect, it } from 'vitest'
import { createBot } from '../../src/bot.ts'
import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'
import type { OptionValues } from '../../src/contract/request.ts'
import { tasks } from '../../src/tasks/index.ts'
import { botParts } from '../fakes/bot-parts.ts'
import { createFakeRunner, fakeTranslators } from '../fakes/runner.ts'

type Input = { text: string; from: string; to: string }
type Spoken = (input: Input) => string | { text: string; complete: boolean }

const sentinels = Array.from({ length: 10 }, (_, index) => `⟦${index}⟧`)
/** "Translates" by naming the direction and shouting, which keeps sentinels. */
const shout: Spoken = ({ text, to }) => `${to}:${text.toUpperCase()}`

function setup(
  speak: Spoken = shout,
  models: Model[] = fakeTranslators.map((model) => ({ ...model, sentinels })),
) {
  const { runner, calls } = createFakeRunner({
    translation: (input: Input) => {
      const spoken = speak(input)
      return typeof spoken === 'string'
        ? { text: spoken, complete: true, tokens: 1 }
        : { ...spoken, tokens: 1 }
    },
  })
  const handle = createBot({ ...botParts, tasks, models: () => models, runner, glossary: ['Blue Moon'] })
  const ask = (text: string, options: OptionValues, locale?: string) =>
    handle({
      kind: 'task',
      task: 'translate',
      input: { text },
      options,
      origin: { platform: 'test', ...(locale && { locale }) },
      priority: 'interactive',
    })
  const sent = () => calls.map((call) => (call.input as Input).text)
  return { ask, sent }
}

describe('translate', () => {
  it('translates sentence by sentence and keeps the layout', async () => {
    const { ask, sent } = setup()
    const reply = await ask('- First thing. Second thing!\n\n> Third thing', { from: 'en', to: 'fr' })
    expect(sent()).toEqual(['First thing.', 'Second thing!', 'Third thing'])
    expect(reply.text).toBe('- fr:FIRST THING. fr:SECOND THING!\n\n> fr:THIRD THING')
    expect(reply.data).toEqual({ text: reply.text, from: 'en', to: 'fr', model: 'fake-en-xx@r1', notes: [] })
    expect(reply.title).toBe('English → French')
  })

  it('sends protected spans as sentinels and puts each back where its sentinel stands', async () => {
    const { ask, sent } = setup(({ text }) => text.split(' ').reverse().join(' '))
    const reply = await ask('ask <@U1> about `git push` at Blue Moon now', { from: 'en', to: 'fr' })
    expect(sent()[0]).not.toMatch(/U1|push|Moon/)
    expect(reply.text).toMatch(/^now Blue Moon at `git push` about <@U1> ask$/)
  })

  it.each([
    ['drops one', (text: string) => text.replace('⟦0⟧', '')],
    ['doubles one', (text: string) => text.replace('⟦0⟧', '⟦0⟧ ⟦0⟧')],
    ['invents one', (text: string) => `${text} ⟦7⟧`],
  ])('translates around the spans when the model %s', async (_name, spoil) => {
    const { ask } = setup(({ text }) => (text.includes('⟦') ? spoil(text) : text.toUpperCase()))
    const reply = await ask('please ask <@U1> about that', { from: 'en', to: 'fr' })
    expect(reply.text).toBe('PLEASE ASK <@U1> ABOUT THAT')
  })

  it('translates around the spans for models without sentinels', async () => {
    const { ask, sent } = setup(({ text }) => text.toUpperCase(), fakeTranslators)
    const reply = await ask('please ask <@U1> about that', { from: 'en', to: 'fr' })
    expect(sent()).toEqual(['please ask', 'about that'])
    expect(reply.text).toBe('PLEASE ASK <@U1> ABOUT THAT')
  })

  it('leaves a word between spans as it is when the model makes nothing of it', async () => {
    const { ask } = setup(
      ({ text }) => (text === 'and' ? { text: '', complete: false } : text.toUpperCase()),
      fakeTranslators,
    )
    const reply = await ask('please ask <@U1> and <@U2> about that', { from: 'en', to: 'fr' })
    expect(reply.text).toBe('PLEASE ASK <@U1> and <@U2> ABOUT THAT')
  })

  it('goes through English when there is no direct model, and says so', async () => {
    const reply = await setup().ask('hola amigo', { from: 'es', to: 'fr' })
    expect(reply.text).toBe('fr:EN:HOLA AMIGO')
    expect(reply.notes).toContain('translated via English')
    expect(reply.models).toEqual(['fake-xx-en@r1', 'fake-en-xx@r1'])
  })

  it('returns text that is already in the language as it is', async () => {
    const { ask, sent } = setup()
    const reply = await ask('Bonjour à tous, la réunion commence à dix heures.', { to: 'fr' })
    expect(reply.text).toBe('Bonjour à tous, la réunion commence à dix heures.')
    expect(reply.notes[0]).toContain('already in French')
    expect(sent()).toEqual([])
  })

  it('asks when the language is not certain', async () => {
    const reply = await setup().ask('ok', { to: 'fr' })
    expect(reply.error?.code).toBe('UNSURE_LANGUAGE')
    expect(reply.actions?.length).toBeGreaterThan(1)
    expect(reply.actions?.[0]?.options).toMatchObject({ to: 'fr' })
  })

  it("takes the asker's own language when none is named", async () => {
    const { ask } = setup()
    expect((await ask('good morning', { from: 'en' }, 'fr-CA')).text).toBe('fr:GOOD MORNING')
    expect((await ask('good morning', { from: 'en' })).error?.message).toContain('which language')
  })

  it('names the languages there are when it cannot reach one', async () => {
    const reply = await setup().ask('good morning', { from: 'en', to: 'ja' })
    expect(reply.error).toEqual({
      code: 'UNSUPPORTED_LANGUAGE',
      message: 'No installed model translates English to Japanese. From English there is Spanish, French.',
    })
  })

  it('never posts a repetition loop', async () => {
    const { ask } = setup(({ text }) => (text.includes('bad') ? "I'm sorry ".repeat(40) : text.toUpperCase()))
    expect((await ask('a bad thing', { from: 'en', to: 'fr' })).error?.code).toBe('REPETITION')
    const reply = await ask('A bad thing happened here. A good thing followed.', { from: 'en', to: 'fr' })
    expect(reply.text).toContain('A GOOD THING FOLLOWED.')
    expect(reply.text).not.toContain("I'm sorry")
    expect(reply.notes.join()).toContain('1 of 2 sentences left as they were')
  })

  it('takes an answer that does not come to its end as a loop', async () => {
    const { ask } = setup(() => ({ text: 'on and on', complete: false }))
    expect((await ask('good morning', { from: 'en', to: 'fr' })).error?.code).toBe('REPETITION')
  })

  it('halves what the model finds too long and loses nothing', async () => {
    const words = Array.from(
      { length: 64 },
      (_, index) => `w${String.fromCharCode(97 + (index % 26))}x`,
    ).join(' ')
    const { ask, sent } = setup(({ text }) => {
      if (text.split(' ').length > 10) throw codedError('TOO_MANY_TOKENS')
      return text.toUpperCase()
    })
    const reply = await ask(words, { from: 'en', to: 'fr' })
    expect(reply.text).toBe(words.toUpperCase())
    expect(sent().length).toBeGreaterThan(8)
  })

  it('offers the other languages that can be reached', async () => {
    const reply = await setup().ask('hola amigo', { from: 'Spanish', to: 'fr' })
    expect(reply.actions).toEqual([
      {
        label: 'Other language',
        task: 'translate',
        options: { from: 'es', to: 'fr' },
        choose: { option: 'to', choices: [{ label: 'English', value: 'en' }] },
      },
    ])
    const same = await setup().ask('Bonjour à tous, la réunion commence à dix heures.', { to: 'fr' })
    expect(same.actions?.[0]?.choose?.choices.map(({ value }) => value)).toEqual(['en', 'es'])
  })

  it('offers no other language when there is none', async () => {
    const only = fakeTranslators.map((model) => ({ ...model, languages: { from: ['en'], to: ['fr'] } }))
    expect((await setup(shout, only).ask('good morning', { from: 'en', to: 'fr' })).actions).toBeUndefined()
  })
})

describe("in the asker's language", () => {
  it('names languages and says what it did', async () => {
    const reply = await setup().ask('hola amigo', { from: 'es', to: 'en' }, 'fr-FR')
    expect(reply.title).toBe('Espagnol → anglais')
    expect(reply.actions).toMatchObject([
      { label: 'Autre langue', choose: { choices: [{ label: 'Français', value: 'fr' }] } },
    ])
    const through = await setup().ask('hola amigo', { from: 'es', to: 'fr' }, 'de')
    expect(through.notes).toEqual(['über Englisch übersetzt'])
  })

  it('asks', async () => {
    const reply = await setup().ask('ok', { to: 'fr' }, 'es-MX')
    expect(reply.title).toBe('¿Qué idioma es este?')
    expect(reply.error?.message).toContain('¿Qué idioma es este')
    expect(reply.text).toContain(`¿${reply.actions![0]!.label}?`)
    const english = await setup().ask('ok', { to: 'fr' })
    expect(reply.actions?.map((action) => action.options)).toEqual(
      english.actions?.map((action) => action.options),
    )
  })

  it.each([
    [
      'de',
      { from: 'en', to: 'ja' },
      'Kein installiertes Modell übersetzt Englisch → Japanisch. Möglich ist Englisch → Spanisch, Französisch.',
    ],
    [
      'fr',
      { from: 'ja', to: 'en' },
      'Aucun modèle installé ne traduit japonais → anglais. Les textes en japonais ne sont pas lus.',
    ],
    [
      'es',
      { to: 'Klingonese' },
      'Parley no conoce el idioma "Klingonese"; diga por ejemplo francés, français o fr.',
    ],
    ['de', { to: 'fr', speed: 1 }, 'Die Anfrage war nicht zu verstehen.'],
    [
      'it',
      { from: 'en', to: 'ja' },
      'No installed model translates English to Japanese. From English there is Spanish, French.',
    ],
  ])('says why not: %s %o', async (locale, options, message) => {
    const reply = await setup().ask('good morning', options, locale)
    expect(reply.error?.message).toBe(message)
    expect(reply.text).toBe(message)
    expect(reply.actions).toBeUndefined()
  })

  it('says how much is too much', async () => {
    const reply = await setup().ask('x'.repeat(50_001), { to: 'fr' }, 'de')
    expect(reply.error).toEqual({
      code: 'TOO_LARGE',
      message: 'Höchstens 50.000 Zeichen auf einmal; angekommen sind 50.001.',
    })
  })

  it.each([
    ['en', 'That did not work', 'Parley is busy; try again in a moment.', 'Try again'],
    ['fr', 'Cela n’a pas marché', 'Parley est occupé\u00a0; réessayez dans un instant.', 'Réessayer'],
  ])('offers to try again what may succeed later: %s', async (locale, title, text, label) => {
    const { ask } = setup(() => {
      throw codedError('OVERLOADED')
    })
    const reply = await ask('good morning', { from: 'English', to: 'fr' }, locale)
    expect(reply).toMatchObject({ title, text, error: { code: 'OVERLOADED', message: text } })
    expect(reply.actions).toEqual([{ label, task: 'translate', options: { from: 'English', to: 'fr' } }])
  })
})
