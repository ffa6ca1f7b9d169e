import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bold, isVisible, item, link, markdown, plain, words } from '../../../adapters/discord/markdown.ts'
import { hostileText, MASKED } from './hostile-text.ts'

describe('markdown', () => {
  const CASES: [text: string, markup: string][] = [
    ['**bold** _it_ ~~no~~ ||spoiler|| `code`', '**bold** _it_ ~~no~~ ||spoiler|| `code`'],
    ['# Heading\n> quote\n- list\n```ts\na < b\n```', '# Heading\n> quote\n- list\n```ts\na < b\n```'],
    ['<@1> <@!1> <@&1> <#1> <:n:1> <t:1:R> </a:1>', '<@1> <@!1> <@&1> <#1> <:n:1> <t:1:R> </a:1>'],
    ['@everyone @here @Here', '@\u2060everyone @\u2060here @\u2060Here'],
    [
      'https://x.org/@hereby <https://x.org/@everyone>',
      'https://x.org/%40hereby <https://x.org/%40everyone>',
    ],
    ['[my bank](https://x.org/a?b&c)', 'my bank (<https://x.org/a?b&c>)'],
    ['[https://bank.org](https://x.org)', 'https://bank.org (<https://x.org>)'],
    ['[x.org](https://x.org) [](<https://x.org>)', '<https://x.org> <https://x.org>'],
    ['[wiki](https://x.org/a_(b))', 'wiki (<https://x.org/a_(b)>)'],
    ['[a](https://x.org "title")', '[a]\u2060(https://x.org "title")'],
    ['[[a](https://x.org)](https://y.org)', '[a (<https://x.org>)]\u2060(https://y.org)'],
    ['[a](https\\://x.org)', '[a]\u2060(https\\://x.org)'],
    ['`[a](https://x.org)` `f[i](x)`', '`[a]\u2060(https://x.org)` `f[i](x)`'],
    ['array[0](value) and [note](see below)', 'array[0](value) and [note](see below)'],
    ['a\r\nb\u0000\u001b[1m', 'a\nb[1m'],
    ['\ud83d x \ude00', '\ufffd x \ufffd'],
  ]

  it.each(CASES)('%j', (text, markup) => {
    expect(markdown(text)).toBe(markup)
  })

  it('leaves no alarm and no disguised address, whatever comes in', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const made of [markdown(text), item(text)]) expect(made).not.toMatch(MASKED)
        for (const made of [markdown(text), item(text), words(text), plain(text)]) {
          expect(made).not.toMatch(/@(everyone|here)/i)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('item', () => {
  it('stands in a line, and formats nothing behind it', () => {
    expect(item(' one\n\n# two\n>>> three ')).toBe('one\n\u2003# two\n\u2003>>> three')
    expect(item('done.** And **this** `a || b`')).toBe('done.\\*\\* And \\*\\*this\\*\\* `a || b`')
    expect(item('||secret|| **bold**')).toBe('||secret|| **bold**')
    expect(item('||secret')).toBe('\\|\\|secret')
    expect(item('a ` b')).toBe('a \\` b')
    expect(item('```ts\nx\n``` y')).toBe('`ts\n\u2003x\n\u2003` y'.replaceAll('`', '\\`'))
  })
})

describe('words and bold', () => {
  it('are one line that Markdown leaves alone', () => {
    expect(bold(words(' a *b*\n`c` [d](e) \\ '))).toBe('**a \\*b\\* \\`c\\` \\[d\\](e) \\\\**')
    expect(words('# 1 > _2_ <@1> < 3')).toBe('\\# 1 > \\_2\\_ <@1> < 3')
    expect(words('-# @here')).toBe('\\-# @\u2060here')
    expect(bold(words(' \n'))).toBe('')
  })
})

describe('plain', () => {
  it('reads tokens out', () => {
    const text = '<:party:1> <a:wave:2> </summarise:3> <t:1700000000:R> <t:99999999999> <@1> **x** @here'
    expect(plain(text)).toBe(
      ':party: :wave: /summarise 2023-11-14 22:13 UTC 5138-11-16 09:46 UTC <@1> **x** @\u2060here',
    )
  })
})

describe('link', () => {
  it('takes web addresses only', () => {
    expect(link('https://discord.com/channels/1/2/3', '↗')).toBe('[↗](https://discord.com/channels/1/2/3)')
    const bad = [
      '',
      '<#1>',
      'javascript:x',
      'https://x)y',
      'https://x>y',
      'https://x y',
      `https://${'x'.repeat(1000)}`,
    ]
    for (const url of bad) expect(link(url, '↗')).toBe('')
  })
})

describe('isVisible', () => {
  it('is not taken in by what is not seen', () => {
    expect(['a', '…', '👍'].map(isVisible)).toEqual([true, true, true])
    expect(['', ' \n', '\u200b\u2060', '\u00a0'].map(isVisible)).toEqual([false, false, false, false])
  })
})
