import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chatTasks } from '../../src/tasks/in-chats.ts'
import { unquoted } from '../../src/understand/quotes.ts'
import { tokenise } from '../../src/understand/tokens.ts'
import { context, NOW, translate, understand } from './setting.ts'

const names = chatTasks.map((task) => task.name)

/** Words that mean something, in any order, between any others. */
const scraps = fc.constantFrom(
  ...'translate summarise sentiment to from in French it be fr: --to --why --length last since 50 0 2h yesterday tomorrow Monday 9:00 #general <#C1|a> short please this help forget me why : " « » - — \n ? é 日本 ٣ 25:99 31/02/0000 99999999999999999999'.split(
    ' ',
  ),
)
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.oneof(scraps, fc.string({ maxLength: 6 })), { maxLength: 25 }).map((parts) => parts.join(' ')),
)

test('never throws, and no time is in the future', () => {
  const contexts = fc.record({
    now: fc.integer({ min: NOW - 1e11, max: NOW + 1e11 }),
    timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'America/New_York', 'Nowhere/At_all', ''),
    locale: fc.constantFrom('en-US', 'en-GB', 'fr-FR', 'es', 'de', 'xx', '', '??'),
  })
  fc.assert(
    fc.property(words, contexts, (said, within) => {
      const intents = [
        understand.words(said, within),
        ...names.map((name) => understand.command(name, said, within)),
      ]
      for (const intent of intents) {
        if (intent.kind !== 'task') continue
        expect(names).toContain(intent.task)
        expect(intent.range.since ?? 0).toBeLessThanOrEqual(within.now)
        expect(intent.range.last ?? 1).toBeGreaterThan(0)
      }
    }),
    { numRuns: 400 },
  )
})

test('a command on texts takes no character from the text but the space and quotation marks around it', () => {
  const texts = words.filter((text) => text.trim() !== '')
  const openings = fc.constantFrom(
    'to French: ',
    'to French:\n',
    'from English to French: ',
    'fr: ',
    '--to fr: ',
    'in French: ',
  )
  fc.assert(
    fc.property(texts, openings, (text, opening) => {
      for (const intent of [
        understand.command('translate', opening + text, context),
        understand.words(opening + text, context),
      ]) {
        expect(intent).toMatchObject(translate({ to: 'fr' }, unquoted(text)))
      }
    }),
  )
})

test('what is not an option is in the text, and the text is in the words', () => {
  fc.assert(
    fc.property(words, (said) => {
      const intent = understand.command('sentiment', said, context)
      if (intent.kind !== 'task') return
      if (intent.text !== undefined) expect(said).toContain(intent.text)
      else if (said.trim() !== '') expect(intent.options).not.toEqual({})
    }),
  )
})

test('tokens are in order and leave out nothing but space', () => {
  fc.assert(
    fc.property(words, (said) => {
      let end = 0
      for (const token of tokenise(said)) {
        expect(said.slice(end, token.start).trim()).toBe('')
        expect(token.end).toBeGreaterThan(token.start)
        end = token.end
      }
      expect(said.slice(end).trim()).toBe('')
    }),
  )
})

/** The limit is no measurement: work that grows with the square of 100,000 characters takes far longer. */
test.each([
  ' ',
  'to ',
  'to French ',
  'translate ',
  'please ',
  'since ',
  'since monday ',
  'last ',
  '1 ',
  '1',
  '9:',
  '9:0',
  ':',
  ': ',
  '"',
  '" ',
  '«',
  '--to ',
  '--to=',
  '-',
  '?',
  '<#',
  '#a ',
  'a',
  'é',
  '\n',
  'the last ',
  'is this so ',
  'fr: ',
])(
  'hostile repetitions of %j end quickly',
  (part) => {
    const hostile = part.repeat(100_000 / part.length)
    for (const opening of ['', 'translate ', 'to French: ', 'summarise since ', '"']) {
      understand.words(opening + hostile, context)
      for (const name of names) understand.command(name, opening + hostile + opening, context)
    }
  },
  60_000,
)
