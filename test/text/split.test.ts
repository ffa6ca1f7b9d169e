import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shorten, split } from '../../src/text/split.ts'
import { hostileText } from '../adapters/slack/hostile-text.ts'

/** Puts cut fences together again. */
const joined = (pieces: string[]) =>
  pieces.join('\u0001').replaceAll('```\u0001```', '').replaceAll('\u0001', '')
const withoutFences = hostileText.map((text) => text.replaceAll('`', ''))

describe('split', () => {
  it.each([
    ['paragraphs', 'One line. And more.\n\nTwo is', 24, ['One line. And more.\n\n', 'Two is']],
    ['lines', 'One line. And\nmore of it', 20, ['One line. And\n', 'more of it']],
    ['sentences', 'One is here. Two is there now', 20, ['One is here. ', 'Two is there now']],
    [
      'sentences without spaces',
      '一二三四五六七八九十。一二三四五六七八九十',
      20,
      ['一二三四五六七八九十。', '一二三四五六七八九十'],
    ],
    ['words', 'one two three four five six', 20, ['one two three four ', 'five six']],
    ['nothing better', 'x'.repeat(25), 20, ['x'.repeat(20), 'x'.repeat(5)]],
    ['nothing', 'short', 20, ['short']],
    ['no text', '', 20, []],
  ])('cuts at %s', (_name, text, size, pieces) => {
    expect(split(text, size)).toEqual(pieces)
  })

  it('keeps a code fence whole that fits a piece', () => {
    const fence = '```\nlet a = 1\n\nlet b = 2\n```'
    expect(split(`Look here. ${fence} Done.`, 34)).toEqual(['Look here. ', `${fence} Done.`])
  })

  it('closes and opens a longer one', () => {
    const lines = Array.from({ length: 6 }, (_, index) => `line ${index}\n`).join('')
    expect(split(`See \`\`\`\n${lines}\`\`\` end`, 30)).toEqual([
      'See ',
      '```\nline 0\nline 1\nline 2\n```',
      '```line 3\nline 4\nline 5\n```',
      ' end',
    ])
  })

  it.each(['👩‍👩‍👧‍👦', '🇫🇷', '👍🏽', '&amp;', '<https://example.com>', ':tada:', 'é'])(
    'never cuts %s',
    (whole) => {
      for (const before of [0, 1, 2, 3, 4, 5, 6, 7]) {
        const pieces = split('x'.repeat(before) + whole.repeat(30), 30)
        expect(pieces.map((piece) => piece.replaceAll(whole, '').replaceAll('x', '')).join('')).toBe('')
      }
    },
  )

  it('loses nothing and keeps to the size', () => {
    fc.assert(
      fc.property(withoutFences, fc.integer({ min: 20, max: 200 }), (text, size) => {
        const pieces = split(text, size)
        expect(pieces.join('')).toBe(text)
        expect(pieces.every((piece) => piece.length <= size && piece !== '')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('loses nothing with code in it either', () => {
    const code = fc.tuple(withoutFences, withoutFences, withoutFences)
    fc.assert(
      fc.property(code, fc.integer({ min: 20, max: 200 }), ([before, inside, after], size) => {
        const text = `${before}\`\`\`${inside}\`\`\`x${after}`.replaceAll('\u0001', '')
        const pieces = split(text, size)
        expect(joined(pieces)).toBe(text)
        expect(pieces.every((piece) => piece.length <= size)).toBe(true)
        const fences = pieces.map((piece) => piece.split('```').length - 1)
        expect(fences.every((count) => count % 2 === 0)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('is quick with walls of text', () => {
    for (const wall of ['&lt;', '<', '`', '```', 'a', '\n', '! ', ':a']) {
      const text = wall.repeat(200_000 / wall.length)
      expect(split(text, 3000).length).toBeGreaterThan(50)
    }
  })
})

describe('shorten', () => {
  it('says that something was cut', () => {
    expect(shorten('One is here. Two is there now', 21)).toBe('One is here.…')
    expect(shorten('as it is', 20)).toBe('as it is')
  })
})
