import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../../../docs/open-browser.ts'
import { openProgram } from '../../../../docs/open-program.ts'
import { askFor, openPage, WHY_NOT } from './open-page.ts'

const run = promisify(execFile)

/** Runs in the page: notes how long what is shown so far is, at each change. */
const WATCH = `
  globalThis.lengths = []
  const note = () => {
    const shown = document.querySelector('.working:not([hidden]) .said')
    if (shown) lengths.push(shown.textContent.length)
  }
  new MutationObserver(note).observe(document.querySelector('#outcome'), { childList: true, subtree: true })
`

describe.skipIf(WHY_NOT !== undefined)(`the page of npm start${WHY_NOT ? ` (${WHY_NOT})` : ''}`, () => {
  let program: Awaited<ReturnType<typeof openProgram>>
  let browser: Browser
  beforeAll(async () => {
    program = await openProgram()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await program.close()
  })

  it('answers each of its examples, which curl is answered alike', async () => {
    const { page, complaints } = await openPage(browser, program.address)
    const titles: string[] = []
    for (const example of await page.locator('.chip').all()) {
      await example.click()
      await page.locator('#outcome[aria-busy=false] > .answer').waitFor()
      const title = (await page.locator('.answer h2').textContent())!
      titles.push(title)
      const command = (await page.locator('.curl code').textContent())!
      const { stdout } = await run('sh', ['-c', command])
      const { model } = JSON.parse(stdout)
      if (model) expect(await page.locator('.made').textContent()).toContain(model)
    }
    expect(titles).toEqual([
      '+Feels positive',
      '−Feels negative',
      'English → French',
      'What matters here',
      'German',
    ])
    expect(complaints).toEqual([])
  })

  it('shows a long translation as it comes', async () => {
    const { page } = await openPage(browser, program.address)
    const people = [
      'The baker',
      'My sister',
      'A tall man',
      'The old teacher',
      'Our neighbour',
      'The doctor',
      'A child',
    ]
    const things = [
      'bought a red bicycle',
      'lost the key',
      'painted the door',
      'waited for the bus',
      'sold the house',
    ]
    const text = people
      .flatMap((who) => things.map((what) => `${who} ${what} on the way to the market.`))
      .join(' ')
    await page.getByRole('radio', { name: 'Translate' }).check()
    await page.getByRole('combobox', { name: 'To' }).selectOption('French')
    await page.evaluate(WATCH)
    await page.getByRole('textbox').fill(text)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'English → French' }).waitFor()
    expect((await page.locator('.answer .said').textContent())!.length).toBeGreaterThan(1000)
    const lengths: number[] = await page.evaluate('lengths')
    expect(new Set(lengths).size).toBeGreaterThan(5)
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
  })

  it('lets nothing run of a hostile text', async () => {
    const { page, complaints } = await openPage(browser, program.address)
    const hostile =
      '<img src=x onerror=alert(1)> I hate this <script>alert(1)</script> "><svg onload=alert(1)>'
    await askFor(page, hostile)
    expect(await page.locator('.answer .said').textContent()).toContain('<script>')
    expect(await page.locator('#outcome script, #outcome svg[onload], #outcome img[onerror]').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
