import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlTokens } from '../../../../adapters/http/libre/html-tokens.ts'
import { translateHtml } from '../../../../adapters/http/libre/translate-html.ts'

/** Shouts: every letter outside of tags and entities becomes a capital. */
const shout = async (text: string) =>
  text.replace(/<\d+>|&[a-z]+;|[^<&]+/gi, (part) => (/^[<&]/.test(part) ? part : part.toUpperCase()))
const joined = (tokens: { text: string }[]) => tokens.map(({ text }) => text).join('')
const translate = (html: string) => translateHtml(html, shout)

describe('HTML', () => {
  it.each([
    ['<p>Hello world</p>', '<p>HELLO WORLD</p>'],
    ['<p>Hello <b class="x">big</b> world.</p>', '<p>HELLO <b class="x">BIG</b> WORLD.</p>'],
    ['<p><b>Hello</b></p>', '<p><b>HELLO</b></p>'],
    ['one<br>two<br/>three', 'ONE<br>TWO<br/>THREE'],
    ['<a href="x?a=1&amp;b=2" title="a > b">link</a>', '<a href="x?a=1&amp;b=2" title="a > b">LINK</a>'],
    ['a &amp; b &lt;i&gt; &nbsp;c', 'A &amp; B &lt;I&gt; &nbsp;C'],
    ['caf&eacute; &quot;l&#39;&#xE9;t&eacute;&quot;', 'CAFÉ "L\'ÉTÉ"'],
    ['run <code>npm ci</code> again', 'RUN <code>npm ci</code> AGAIN'],
    ['<script>let a = "<p>no</p>"</script><p>yes</p>', '<script>let a = "<p>no</p>"</script><p>YES</p>'],
    ['<!-- no --><!DOCTYPE html><style>p {}</style>yes', '<!-- no --><!DOCTYPE html><style>p {}</style>YES'],
    ['<p>two\n   lines</p>', '<p>TWO LINES</p>'],
    ['2 < 3 and <5> too', '2 &lt; 3 AND &lt;5&gt; TOO'],
    ['no end <b and more', 'NO END &lt;B AND MORE'],
    ['<ul>\n  <li>a b</li>\n  <li>c</li>\n</ul>\n', '<ul>\n  <li>A B</li>\n  <li>C</li>\n</ul>\n'],
    ['', ''],
    ['<p></p>', '<p></p>'],
  ])('%s', async (html, expected) => expect(await translate(html)).toBe(expected))

  it('asks once for all of a text, without the tags of its layout', async () => {
    const asked: string[] = []
    await translateHtml('<h1>Title</h1><p>One <i>two</i></p>', async (text) => {
      asked.push(text)
      return text
    })
    expect(asked).toEqual(['Title\nOne <1>two<2>'])
  })

  it.each([
    ['lost', (text: string) => text.replace('<2>', '')],
    ['doubled', (text: string) => text.replace('<1>', '<1><1>')],
    ['invented', (text: string) => `${text}<7>`],
    [
      'no longer nested',
      (text: string) => text.replace('<1>', '<x>').replace('<2>', '<1>').replace('<x>', '<2>'),
    ],
  ])('translates around tags that are %s', async (_what, spoil) => {
    const answer = await translateHtml(
      '<p>One <b>two</b> three</p>',
      async (text) => (await shout(text)) && spoil(await shout(text)),
    )
    expect(answer).toMatch(/^<p>ONE <b>TWO<\/b> THREE(?:&lt;7&gt;)?<\/p>$/)
  })

  it('lets tags change places when they stay nested', async () => {
    const answer = await translateHtml(
      'the <b>red</b> <i>car</i>',
      async () => 'la <3>voiture<4> <1>rouge<2>',
    )
    expect(answer).toBe('la <i>voiture</i> <b>rouge</b>')
  })

  it('lets no markup come out that did not go in', async () => {
    const answer = await translateHtml('<p>hello</p>', async () => '<script>alert(1)</script> & <img src=x>')
    expect(answer).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img src=x&gt;</p>')
  })

  it('fails when the lines of the text are not kept', async () => {
    await expect(translateHtml('<p>a</p><p>b</p>', async () => 'one line')).rejects.toMatchObject({
      code: 'MODEL_FAILED',
    })
  })

  const hostile = fc.array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '</',
        '<a ',
        '<b>',
        '</b>',
        '<!--',
        '-->',
        '<!',
        '<?',
        '<script>',
        '&',
        '&amp;',
        '<1>',
        '\n',
        '/>',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )

  it('is taken apart without losing a character, and its tags come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (parts) => {
        const html = parts.join('')
        const tokens = htmlTokens(html)
        expect(joined(tokens)).toBe(html)
        const markup = tokens.filter(({ kind }) => kind !== 'text').map(({ text }) => text)
        const back = htmlTokens(await translate(html)).filter(({ kind }) => kind !== 'text')
        expect(back.map(({ text }) => text)).toEqual(markup)
      }),
      { numRuns: 500 },
    )
  })

  it.each(['<a', '<!-- >', '<a "', "<a '", '<script>', '&#1', '<b>', '<', '<b>x</b> '])(
    'comes to an end with a very long run of %s',
    async (part) => {
      const html = part.repeat(100_000)
      expect(joined(htmlTokens(html))).toBe(html)
      await translate(part.repeat(5000))
    },
  )
})
