import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bold, link, mrkdwn, plain, words } from '../../../adapters/slack/mrkdwn.ts'
import { hostileText, TOKEN_AS_SENT } from './hostile-text.ts'

const names = new Map([
  ['U1', 'Ada'],
  ['U2', '<!here> & *Bob*'],
])

const CASES: [text: string, markup: string, words: string][] = [
  ['a & b < c > d', 'a &amp; b &lt; c &gt; d', 'a & b < c > d'],
  ['&lt; stays', '&amp;lt; stays', '&lt; stays'],
  ['Hi <@U1>!', 'Hi @Ada!', 'Hi @Ada!'],
  ['<@U2>', '@&lt;!here&gt; &amp; *Bob*', '@<!here> & *Bob*'],
  ['<@U9|cleo> <@U9>', '@cleo @U9', '@cleo @U9'],
  ['<#C1> <#C1|general>', '<#C1> <#C1>', '#C1 #general'],
  ['<!here> <!channel|@channel>', '@\u2060here @\u2060channel', '@here @channel'],
  ['@everyone', '@\u2060everyone', '@everyone'],
  ['@<!date^1^{date}|here>', '@\u2060here', '@here'],
  ['<!subteam^S1|@grp> <!subteam^S1>', '@grp @S1', '@grp @S1'],
  ['<!date^1700000000^{date}|14 Nov>', '14 Nov', '14 Nov'],
  ['<https://x.org/?a=1&b=2>', '<https://x.org/?a=1&amp;b=2>', 'https://x.org/?a=1&b=2'],
  ['<https://x.org|my bank>', 'my bank (<https://x.org>)', 'my bank (https://x.org)'],
  ['<http://x.org|x.org>', '<http://x.org|x.org>', 'http://x.org'],
  ['<mailto:a@b.c|a@b.c>', '<mailto:a@b.c|a@b.c>', 'mailto:a@b.c'],
  ['<javascript:alert(1)|x>', '&lt;javascript:alert(1)|x&gt;', '<javascript:alert(1)|x>'],
  ['<<@U1>>', '&lt;@Ada&gt;', '<@Ada>'],
  ['<@U1', '&lt;@U1', '<@U1'],
  ['<!<@U1>here>', '&lt;!@Adahere&gt;', '<!@Adahere>'],
  ['a\r\nb\u0000\u001b[1m', 'a\nb[1m', 'a\nb[1m'],
  ['\ud83d x \ude00', '\ufffd x \ufffd', '\ufffd x \ufffd'],
]

describe('mrkdwn and plain', () => {
  it.each(CASES)('%j', (text, markup, read) => {
    expect(mrkdwn(text, names)).toBe(markup)
    expect(plain(text, names)).toBe(read)
  })

  it('shows an endless address as text', () => {
    const endless = `https://x.org/${'a'.repeat(3000)}`
    expect(mrkdwn(`<${endless}>`, names)).toBe(`&lt;${endless}&gt;`)
  })

  it('leaves nothing that pings and nothing unescaped, whatever comes in', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markup = mrkdwn(text, names)
        const rest = markup.replace(TOKEN_AS_SENT, '')
        expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/)
        expect(rest).not.toMatch(/@(here|channel|everyone)/i)
        expect(markup).not.toMatch(/<[@!]/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('words and bold', () => {
  it('are one line that ends no markup early', () => {
    expect(bold(words(' a *b*\n`c` <@U1> ', names))).toBe('*a ∗b∗ ˋcˋ @Ada*')
    expect(bold(words(' \n', names))).toBe('')
  })
})

describe('link', () => {
  it('takes web addresses only', () => {
    expect(link('https://x.slack.com/a?b&c', '↗')).toBe('<https://x.slack.com/a?b&amp;c|↗>')
    for (const bad of ['', '#C1', 'javascript:x', 'https://x|y', 'https://x>y', 'https://x y']) {
      expect(link(bad, '↗')).toBe('')
    }
  })
})
