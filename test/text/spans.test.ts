import { describe, expect, it, test } from 'vitest'
import { findSpans } from '../../src/text/spans.ts'
import { HOSTILE } from './chat-text.ts'

const found = (text: string, glossary: string[] = []) =>
  findSpans(text, glossary).map(({ start, end }) => text.slice(start, end))

describe('findSpans protects', () => {
  test.each([
    ['<@U1> <@U1|bob> <#C1|general> <!here> <!subteam^S1|x> <!date^1^{date}|today>', 6],
    ['<https://x.com|the label> <mailto:a@b.co|mail>', 2],
    ['<@1> <@!1> <@&1> <#1> </name sub:1> <:n:1> <a:n:1> <t:1:R> <id:customize>', 9],
    ['@here @everyone @channel @bob.smith #general', 5],
    [':smile: :+1: :wave::skin-tone-2:', 3],
    ['👩‍👩‍👧 👍🏽 🇫🇷 1️⃣ ❤️ :) :-( <3 ^^ xD', 10],
    ['{{name}} {name} ${x} %1$s %s %(name)s %d {0} %@', 9],
    ['<b> </b> <br/> <a href="x y"> <1> &amp;', 6],
    [
      'snake_case fooBar() --dry-run -v /usr/bin C:\\Windows\\x src/a.ts README.md std::vector Ctrl+C $HOME',
      11,
    ],
    ['#123 owner/repo#5 v1.2.3 1.2.3-rc.1 ABC-12 3f2a91bc', 6],
    ['10:30 10:30:00 2024-01-31 31/12/2024 3pm 14h30 24/7', 7],
    [
      '$5.50 | 5 € | 20% | 5 km/h | 5GB | 1,000.5 | 192.168.0.1:80 | 1920x1080 | -5 °C | +33 6 12 34 56 78',
      10,
    ],
  ])('%s', (text, count) => {
    const separated = text.includes(' | ') ? text.split(' | ') : undefined
    const spans = found(text)
    if (separated) expect(spans).toEqual(separated)
    expect(spans).toHaveLength(count)
    expect(spans.join(' ').replaceAll(' ', '')).toBe(text.replaceAll(' | ', '').replaceAll(' ', ''))
  })

  test.each([
    ['see https://x.com/a_(b), or (https://y.org/z).', ['https://x.com/a_(b)', 'https://y.org/z']],
    ['**https://q.dev/x** and www.foo.com!', ['**', 'https://q.dev/x', '**', 'www.foo.com']],
    ['日本https://x.comです', ['https://x.com']],
    ['write to bob.s+x@mail.example.co.uk.', ['bob.s+x@mail.example.co.uk']],
    ['run `npm ci` or ``a ` b`` now', ['`npm ci`', '``a ` b``']],
    ['look:\n```js\nlet a = `x`\n```\nok', ['```js\nlet a = `x`\n```']],
    ['open ```js\nto the end <@U1>', ['```js\nto the end <@U1>']],
    ['a ` lone tick\nand ` another', []],
    ['this is **very** and _quite_ ||nice||', ['**', '**', '_', '_', '||', '||']],
    ['[the docs](https://x.com/d) say', ['[', '](https://x.com/d)']],
    ['I typed ⟦0⟧ and ⟦', ['⟦0⟧', '⟦']],
  ])('%s', (text, spans) => expect(found(text)).toEqual(spans))

  test.each([
    'note: this: that',
    'I did it.So what',
    'and/or, he/she, yes/no',
    'e.g. this, z.B. das, i.e. U.S.A. and p.m.',
    'the 1st, 2nd and 3rd file(s)',
    'a well-known, state-of-the-art idea',
    "l'eau, c'est bon, it's",
    '5 * is not * bold',
    'Mitarbeiter und MitarbeiterInnen',
  ])('nothing but numbers in %s', (text) => {
    expect(found(text).filter((span) => !/^\d+$/.test(span))).toEqual([])
  })
})

describe('the glossary', () => {
  it('protects whole words, with their capitals unless the term has none', () => {
    expect(found('Parley parley Parleys Kubernetes', ['Parley', 'kubernetes'])).toEqual([
      'Parley',
      'Kubernetes',
    ])
  })
  it('takes terms with signs and terms of languages without spaces', () => {
    expect(found('the C++ part of 東京都', ['C++', '東京', '', ' '])).toEqual(['C++', '東京'])
  })
})

test.each(HOSTILE)('ends on %s, in order and without overlap', (_, text) => {
  let end = 0
  for (const span of findSpans(text, ['Parley', 'bot'])) {
    if (span.start < end || span.end <= span.start) expect.fail(`overlap at ${span.start}`)
    end = span.end
  }
  expect(end).toBeLessThanOrEqual(text.length)
})
