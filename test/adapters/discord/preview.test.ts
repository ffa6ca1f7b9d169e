import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createDiscordPreview } from '../../../adapters/discord/preview.ts'
import { gallery } from '../../replies/gallery.ts'
import { testPreview } from '../../suites/preview.ts'

const preview = createDiscordPreview()

testPreview(preview)

describe('what Discord would show', () => {
  it('needs no discord.js, which takes long to load', async () => {
    const script = fileURLToPath(new URL('./what-preview-loads.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script])
    expect(JSON.parse(stdout)).toEqual({ afterPreview: false, afterImport: true })
  })

  it('has the picture, its colour, the buttons and who sees it', () => {
    const html = preview.html(gallery.sentiment!)
    expect(html).toContain('<div class="title">Feels positive</div>')
    expect(html).toMatch(
      /<img alt="positive 91 %, neutral 7 %, negative 2 %" src="data:image\/png;base64,iVBOR/,
    )
    expect(html).toContain('fill="#78b159"')
    expect(html).toContain('<span class="button">Share to channel</span>')
    expect(html).toContain('Only you can see this')
  })

  it('has a menu of languages, and one for the question which it is', () => {
    expect(preview.html(gallery.choices!)).toContain('<span class="menu">Other language')
    expect(preview.html(gallery.question!)).toContain('<span class="menu">Choose a language')
  })

  it('has an arrow for each source, and a file for what is too long', () => {
    expect(preview.html(gallery.summary!).match(/↗/g)).toHaveLength(3)
    expect(preview.html(gallery.longTranslation!)).toContain('.txt</a>')
  })
})
