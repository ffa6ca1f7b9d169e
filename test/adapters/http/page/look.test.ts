import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gallery } from '../../../replies/gallery.ts'
import { longText } from '../../../replies/long-text.ts'
import { contrastsOf } from './contrasts.ts'
import { happyAnswer } from './happy-answer.ts'
import { askFor, openPages, styleOf, WHY_NOT } from './open-page.ts'
import { createPageHandle } from './page-handle.ts'

const scripted = createPageHandle()
let pages: Awaited<ReturnType<typeof openPages>>

describe.skipIf(WHY_NOT !== undefined)(`how the page looks${WHY_NOT ? ` (${WHY_NOT})` : ''}`, () => {
  beforeAll(async () => {
    pages = await openPages(scripted.handle)
  })
  afterAll(() => pages.close())

  it('has a name and a role for everything', async () => {
    const { page, complaints } = await pages.open()
    await page.getByRole('button', { name: 'good news' }).waitFor()
    expect(await page.locator('body').ariaSnapshot()).toMatchSnapshot()
    expect(complaints).toEqual([])
  })

  it('marks a word in more than colour: underlined the thicker, dashed where it speaks against', async () => {
    const { page } = await pages.open()
    scripted.answerNext(happyAnswer)
    await askFor(page, 'finally a bug')
    expect(await styleOf(page, '.said .for', 'textDecorationStyle')).toBe('solid')
    expect(await styleOf(page, '.said .against', 'textDecorationStyle')).toBe('dashed')
    const thick = [
      await styleOf(page, '.said .for', 'textDecorationThickness'),
      await styleOf(page, '.said .against', 'textDecorationThickness'),
    ]
    expect(thick).toEqual(['2px', '3px'])
  })

  it('shows what Slack and Discord would, beside each other', async () => {
    const { page } = await pages.open({ viewport: { width: 1200, height: 900 } })
    scripted.answerNext(gallery.translation!)
    await askFor(page, 'Hi')
    const [slack, discord] = [page.locator('.preview-slack'), page.locator('.preview-discord')]
    expect(await slack.textContent()).toContain('Salut @U1')
    expect(await discord.textContent()).toContain('English → French')
    const [left, right] = [(await slack.boundingBox())!, (await discord.boundingBox())!]
    expect(right.x).toBeGreaterThan(left.x + left.width)
    expect(Math.abs(right.y - left.y)).toBeLessThan(2)
    const edge = await discord.locator('.edge').boundingBox()
    expect(edge).toMatchObject({ width: 4 })
  })

  it('fits a phone of 320 pixels, whatever is shown', async () => {
    const { page } = await pages.open({ viewport: { width: 320, height: 640 }, hasTouch: true })
    const widthOf = () => page.evaluate('document.documentElement.scrollWidth')
    for (const name of ['sentiment', 'everySentiment', 'longTitle', 'choices', 'question', 'longSummary']) {
      scripted.answerNext({ ...gallery[name]!, data: { ...happyAnswer.data, ...gallery[name]!.data } })
      await askFor(page, `${'word '.repeat(40)}${'x'.repeat(200)}`)
      expect(await widthOf(), name).toBe(320)
    }
    await page.getByText('Models', { exact: true }).click()
    await page.getByRole('rowheader', { name: 'parley-sentiment-en' }).waitFor()
    expect(await widthOf()).toBe(320)
  })

  it('is dark where people want it dark, and moves nothing where they want it still', async () => {
    const groundOf = async (colorScheme: 'light' | 'dark') => {
      const { page } = await pages.open({ colorScheme })
      return await styleOf(page, 'body', 'backgroundColor')
    }
    expect([await groundOf('light'), await groundOf('dark')]).toEqual([
      'rgb(246, 245, 242)',
      'rgb(20, 23, 22)',
    ])
    const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
      const { page } = await pages.open({ reducedMotion })
      return await styleOf(page, '.card', 'animationName')
    }
    expect([await moving('reduce'), await moving('no-preference')]).toEqual(['none', 'appear'])
  })

  it.each(['light', 'dark'] as const)('can be read easily in the %s', async (colorScheme) => {
    const { page } = await pages.open({ colorScheme })
    const weak = async () => (await contrastsOf(page)).filter(({ ratio }) => ratio < 4.5)
    await page.getByText('Models', { exact: true }).click()
    await page.getByRole('rowheader', { name: 'parley-sentiment-en' }).waitFor()
    scripted.answerNext(happyAnswer)
    await askFor(page, 'It runs, finally! Only the old bug is back.')
    expect((await contrastsOf(page)).length).toBeGreaterThan(80)
    expect(await weak()).toEqual([])
    for (const text of ['a neutral text', 'fail OVERLOADED']) {
      await askFor(page, text)
      expect(await weak()).toEqual([])
    }
  })

  it('writes from right to left what is read so', async () => {
    const { page } = await pages.open()
    const translation = { text: 'مرحبا بالعالم', from: 'en', to: 'ar' }
    scripted.answerNext({ ...gallery.translation!, data: translation })
    await askFor(page, 'שלום לכולם')
    const directions = ['#text', '.said', 'h1'].map((place) => styleOf(page, place, 'direction'))
    expect(await Promise.all(directions)).toEqual(['rtl', 'rtl', 'ltr'])
  })

  it('shows a long answer in full', async () => {
    const { page } = await pages.open()
    const text = longText(20_000)
    scripted.answerNext({ ...gallery.longTranslation!, data: { text, from: 'en', to: 'fr' } })
    await askFor(page, 'a book')
    expect(await page.locator('.answer .said').textContent()).toBe(text)
  })

  it.each([
    ['fr-CA', 'fr', 'Traduire'],
    ['es-MX', 'es', 'Traducir'],
    ['de-AT', 'de', 'Übersetzen'],
    ['ja-JP', 'en', 'Translate'],
  ])('speaks to somebody of %s in %s', async (locale, language, word) => {
    const { page } = await pages.open({ locale })
    await page.getByText(word, { exact: true }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
  })
})
