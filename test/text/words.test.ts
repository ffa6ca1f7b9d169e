import fc from 'fast-check'
import { expect, test } from 'vitest'
import { without, words } from '../../src/text/words.ts'
import { chatText, RUNS } from './chat-text.ts'

test('words takes a mention, code or an emoji as one word', () => {
  const text = "don't ping <@U1> about `x y` 👩‍👩‍👧 please, I'm **off**"
  expect(words(text).map((word) => word.text)).toEqual([
    ...["don't", 'ping', '<@U1>', 'about', '`x y`', '👩‍👩‍👧', 'please', "I'm", 'off'],
  ])
})

test('without leaves one space where the word was', () => {
  const text = 'a bad day'
  expect(words(text).map((word) => without(text, word))).toEqual(['bad day', 'a day', 'a bad '])
})

test('words are where they say, in order', () => {
  const property = fc.property(chatText, (text) => {
    let end = 0
    for (const word of words(text)) {
      expect(text.slice(word.start, word.end)).toBe(word.text)
      expect(word.start).toBeGreaterThanOrEqual(end)
      end = word.end
    }
  })
  fc.assert(property, RUNS)
})
