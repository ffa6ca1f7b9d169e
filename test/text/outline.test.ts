import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { outline } from '../../src/text/outline.ts'
import { chatText, HOSTILE, RUNS } from './chat-text.ts'

/** Kept pieces in ‹ ›, pieces to translate as they are. */
const drawn = (text: string, glossary: string[] = []) =>
  outline(text, glossary)
    .map((piece) => (piece.kind === 'keep' ? `‹${piece.text}›` : piece.text))
    .join('')

describe('outline', () => {
  test.each([
    ['Hello there. How are you?', 'Hello there.‹ ›How are you?'],
    ['# Title\n\n- first. More.\n- [ ] todo', '‹# ›Title‹\n\n- ›first.‹ ›More.‹\n- [ ] ›todo'],
    ['1. One\n2) two\n• three', '‹1. ›One‹\n2) ›two‹\n• ›three'],
    ['> quoted\n>>> all of it', '‹> ›quoted‹\n>>> ›all of it'],
    ['Look:\n```js\nlet a\n```\nOk.', 'Look:‹\n```js\nlet a\n```\n›Ok.'],
    ['run ```x``` now', 'run‹ ```x``` ›now'],
    ['**Whole.** And *more* here.', '‹**›Whole.‹** ›And *more* here.'],
    ['~~gone~~ ||hidden||', '~~gone~~ ||hidden||'],
    ['**One. Two.**', '‹**›One.‹ ›Two.‹**›'],
    ['**Note:** this is it.', '‹**›Note:‹** ›this is it.'],
    ['<@U1>, can you look? <@U1> is out.', '‹<@U1>, ›can you look?‹ ›<@U1> is out.'],
    ['🎉 Great! 🎉 Next 🚀\n👍', '‹🎉 ›Great!‹ 🎉 ›Next‹ 🚀\n👍›'],
    ['"Hello. How are you?" he said', '‹"›Hello.‹ ›How are you?‹" ›he said'],
    ['«Bonjour» “quoted” word', '«Bonjour» “quoted” word'],
    ['„Ganz in Ordnung.“', '‹„›Ganz in Ordnung.‹“›'],
    ['<@U1> <@U2>\n...\nhttps://x.com', '‹<@U1> <@U2>\n...\nhttps://x.com›'],
    ['foo\r\nbar\r\n', 'foo‹\r\n›bar‹\r\n›'],
    ['', ''],
  ])('%s', (text, drawing) => expect(drawn(text)).toBe(drawing))

  it('keeps a sentence of glossary terms', () => {
    expect(drawn('Parley Bot. Hello.', ['Parley', 'Bot'])).toBe('‹Parley Bot. ›Hello.')
  })

  it('loses nothing', () => {
    const property = fc.property(chatText, (text) => {
      const pieces = outline(text, ['hello'])
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      expect(pieces.every((piece) => piece.text !== '')).toBe(true)
    })
    fc.assert(property, RUNS)
  })

  test.each(HOSTILE)('ends on %s', (_, text) => {
    const joined = outline(text)
      .map((piece) => piece.text)
      .join('')
    expect(joined === text).toBe(true)
  })
})
