import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { halve, splitSentences } from '../../src/text/sentences.ts'
import { chatText, HOSTILE, RUNS } from './chat-text.ts'

describe('splitSentences', () => {
  test.each([
    ['One. Two! Three?', ['One. ', 'Two! ', 'Three?']],
    ['See e.g. the docs, z.B. hier. Next.', ['See e.g. the docs, z.B. hier. ', 'Next.']],
    ['Dr. Jackson met J. Smith. Fine.', ['Dr. Jackson met J. Smith. ', 'Fine.']],
    ['Par ex. ou p. ex. Paris. Oui.', ['Par ex. ou p. ex. Paris. ', 'Oui.']],
    ['Am 3. Januar um acht. Gut.', ['Am 3. Januar um acht. ', 'Gut.']],
    ['See no. 5 now. I said no. Then go.', ['See no. 5 now. ', 'I said no. ', 'Then go.']],
    ['a line\nanother\n\nlast', ['a line\n', 'another\n', '\n', 'last']],
    ['Great! 🎉 Next one 🚀', ['Great! 🎉 ', 'Next one 🚀']],
    ['wait... what? ok', ['wait... what? ', 'ok']],
    ['See https://x.com/a.B?c. Done `a. B` ok', ['See https://x.com/a.B?c. ', 'Done `a. B` ok']],
    ['He said "Stop." Then left.', ['He said "Stop." ', 'Then left.']],
    ['これはペンです。はい。', ['これはペンです。', 'はい。']],
    ['**Done.** Next.', ['**Done.** ', 'Next.']],
    ['', []],
  ])('%s', (text, sentences) => expect(splitSentences(text)).toEqual(sentences))

  it('loses nothing', () => {
    const property = fc.property(chatText, (text) => {
      expect(splitSentences(text).join('')).toBe(text)
    })
    fc.assert(property, RUNS)
  })
})

describe('halve', () => {
  test.each([
    ['One is here. Two is here. Three', ['One is here. ', 'Two is here. Three']],
    ['first part, second part', ['first part, ', 'second part']],
    ['aaaa bbb cc', ['aaaa ', 'bbb cc']],
    ['aaaa', ['aa', 'aa']],
    ['👩‍👩‍👧👩‍👩‍👧', ['👩‍👩‍👧', '👩‍👩‍👧']],
    ['x `aaaaaaaaa bbbbbbbbbb ccccccc`', ['x ', '`aaaaaaaaa bbbbbbbbbb ccccccc`']],
    ['ab', ['a', 'b']],
  ])('%s', (text, halves) => expect(halve(text)).toEqual(halves))

  it('loses nothing and leaves no half empty', () => {
    const property = fc.property(chatText, (text) => {
      const [first, second] = halve(text)
      expect(first + second).toBe(text)
      if (text.length >= 2) expect(Math.min(first.length, second.length)).toBeGreaterThan(0)
    })
    fc.assert(property, RUNS)
  })

  test.each(HOSTILE)('ends on %s', (_, text) => {
    const [first, second] = halve(text)
    expect(first.length + second.length).toBe(text.length)
    expect(Math.min(first.length, second.length)).toBeGreaterThan(text.length / 3)
  })
})
