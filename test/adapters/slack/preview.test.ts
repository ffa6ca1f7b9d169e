import { describe, expect, it } from 'vitest'
import { createSlackPreview } from '../../../adapters/slack/preview.ts'
import { gallery } from '../../replies/gallery.ts'
import { longText } from '../../replies/long-text.ts'
import { testPreview } from '../../suites/preview.ts'

const preview = createSlackPreview()

testPreview(preview)

describe('what Slack would show', () => {
  it('has the text, the reasons, the buttons and who sees it', () => {
    const html = preview.html(gallery.sentiment!)
    expect(html).toContain('<b>Feels positive</b>')
    expect(html).toContain('<b>finally</b>\u00a0+21')
    expect(html).toContain('<span class="button ">Share to channel</span>')
    expect(html).toContain('Only visible to you')
    expect(preview.html({ ...gallery.sentiment!, visibility: 'public' })).not.toContain('Only visible')
  })

  it('keeps code as code and quotes as quotes', () => {
    const text = '> said before\nsaid now\n```\nif (a < b)\n> not a quote\n```'
    const html = preview.html({ ...gallery.translation!, text })
    expect(html).toContain('<pre>if (a &lt; b)\n&gt; not a quote</pre>')
    expect(html).toContain('<blockquote>said before</blockquote>said now')
  })

  it('has an arrow for each source, and a file for what is too long', () => {
    expect(preview.html(gallery.summary!).match(/↗/g)).toHaveLength(3)
    expect(preview.html({ ...gallery.translation!, text: longText(60_000) })).toMatch(/<b>answer.txt<\/b>/)
  })
})
