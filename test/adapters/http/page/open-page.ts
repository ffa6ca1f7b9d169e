import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { createDiscordPreview } from '../../../../adapters/discord/preview.ts'
import { createSlackPreview } from '../../../../adapters/slack/preview.ts'
import { CHROMIUM, openBrowser } from '../../../../docs/open-browser.ts'
import type { Handle } from '../../../../src/contract/adapter.ts'
import { openHttp } from '../open-http.ts'

/** Why the page cannot be tried here; undefined when it can. */
export const WHY_NOT = existsSync(CHROMIUM)
  ? undefined
  : `no Chromium at ${CHROMIUM}: apt-get install chromium, or set CHROMIUM`

/** The HTTP door with both previews and this handle, and a browser that shows its page. */
export async function openPages(handle: Handle) {
  const previews = [createSlackPreview(), createDiscordPreview()]
  const http = await openHttp({ parts: { previews }, house: { handle } })
  const browser = await openBrowser()
  return {
    ...http,
    browser,
    /** A page in a session of its own, ready to be used. */
    open: (options: BrowserContextOptions = {}) => openPage(browser, http.address, options),
    async close() {
      await browser.close()
      await http.door.stop()
    },
  }
}

/** The page at an address, in a session of its own, ready to be used; `complaints` is what the browser found wrong. */
export async function openPage(browser: Browser, address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(address)
  await page.locator('.chip, .problem').first().waitFor()
  return { page, context, complaints }
}

/** Types a text, asks with the keyboard and waits for the end. */
export async function askFor(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message or conversation' }).fill(text)
  await page.keyboard.press('Control+Enter')
  await page.locator('#outcome[aria-busy=false] > *').first().waitFor()
}

/** How the first such element is drawn: the computed value of a property of its style, for example `outlineStyle`. */
export async function styleOf(page: Page, selector: string, property: string): Promise<string> {
  return await page.evaluate(
    `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`,
  )
}
