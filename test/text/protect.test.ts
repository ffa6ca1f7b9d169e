import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { around, findSpans, mask, restore } from '../../src/text/protect.ts'
import { chatText, RUNS } from './chat-text.ts'

const sentinel = (index: number) => `⟦${index}⟧`
const masked = (text: string) => mask(text, findSpans(text), sentinel)

describe('mask', () => {
  it('puts one sentinel for neighbours and takes odd spaces along', () => {
    expect(masked('Hi <@U1>  <@U2> , see `x`!')).toEqual({
      masked: 'Hi ⟦0⟧, see ⟦1⟧!',
      originals: ['<@U1>  <@U2> ', '`x`'],
    })
  })
  it('takes a letter along that is glued to code, but not a word that is glued to an emoji', () => {
    expect(masked('the `foo`s, thanks🙏')).toEqual({
      masked: 'the ⟦0⟧, thanks⟦1⟧',
      originals: ['`foo`s', '🙏'],
    })
  })
  it('hides what looks like a sentinel in the text itself', () => {
    const { masked: text, originals } = masked('I typed ⟦0⟧ for <@U1> ⟧')
    expect(text).toBe('I typed ⟦0⟧ for ⟦1⟧')
    expect(restore('⟦1⟧: ⟦0⟧', originals, sentinel)).toBe('<@U1> ⟧: ⟦0⟧')
  })
})

describe('restore', () => {
  const originals = ['<@U1>', '`x`']
  test.each([
    ['⟦0⟧ voit ⟦1⟧.', '<@U1> voit `x`.'],
    ['⟦ 1 ⟧ pour⟦0⟧ ,', '`x` pour <@U1>,'],
    ['voir ⟦1⟧⟦0⟧ici', 'voir `x` <@U1> ici'],
    ['( ⟦0⟧  et   ⟦1⟧ )', '(<@U1> et `x`)'],
    ['これは⟦0⟧の⟦1⟧です', 'これは<@U1>の`x`です'],
    [' ⟦0⟧\n⟦1⟧ ', '<@U1>\n`x`'],
  ])('tidies %s', (output, text) => expect(restore(output, originals, sentinel)).toBe(text))

  test.each([
    ['one is missing', '⟦0⟧ voit'],
    ['one comes twice', '⟦0⟧ ⟦1⟧ ⟦0⟧'],
    ['there is one too many', '⟦0⟧ ⟦1⟧ ⟦2⟧'],
    ['one is broken', '⟦0⟧ ⟦1⟧ ⟦'],
    ['none is left', 'rien'],
  ])('refuses when %s', (_, output) => expect(restore(output, originals, sentinel)).toBeUndefined())

  it('closes formatting marks around their words', () => {
    expect(restore('⟦0⟧ gras ⟦1⟧ et ⟦2⟧lien ⟦3⟧', ['**', '**', '[', '](https://x.com)'], sentinel)).toBe(
      '**gras** et [lien](https://x.com)',
    )
  })
})

test('restore undoes mask', () => {
  const property = fc.property(chatText, (text) => {
    const { masked: hidden, originals } = masked(text)
    expect(restore(hidden, originals, sentinel)).toBe(text)
  })
  fc.assert(property, RUNS)
})

describe('around', () => {
  it('gives pieces of words and what stands between them', () => {
    const text = 'Ask <@U1>, then (see `x`) go on.'
    expect(around(text, findSpans(text))).toEqual([
      { keep: false, text: 'Ask' },
      { keep: true, text: ' <@U1>, ' },
      { keep: false, text: 'then (see' },
      { keep: true, text: ' `x`) ' },
      { keep: false, text: 'go on.' },
    ])
  })
  it('loses nothing', () => {
    const property = fc.property(chatText, (text) => {
      const pieces = around(text, findSpans(text))
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    })
    fc.assert(property, RUNS)
  })
})
