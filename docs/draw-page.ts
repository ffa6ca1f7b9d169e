import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from './open-browser.ts'
import { openProgram } from './open-program.ts'

// Makes docs/pictures/page-*.png: the page of the real program with the answers of the real models. Needs Chromium and, to
// look like most people's machines, fonts: `apt-get install -y chromium fonts-inter fonts-lato fonts-noto-color-emoji`.

interface Picture {
  /** `docs/pictures/page-NAME.png` */
  name: string
  /** What is pressed. */
  example: string
  options: BrowserContextOptions
}

const desktop = { viewport: { width: 1120, height: 800 } }
const phone = { viewport: { width: 390, height: 1160 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1.5 }

const PICTURES: readonly Picture[] = [
  { name: 'light', example: 'a complaint', options: desktop },
  { name: 'dark', example: 'a conversation', options: { ...desktop, colorScheme: 'dark' } },
  { name: 'phone', example: 'a message to translate', options: phone },
]

const program = await openProgram(8420)
const browser = await openBrowser()
try {
  for (const { name, example, options } of PICTURES) {
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    await page.goto(program.address)
    await ask(page, example)
    const path = fileURLToPath(new URL(`pictures/page-${name}.png`, import.meta.url))
    await page.screenshot({ path, fullPage: options.isMobile !== true })
    await context.close()
  }
} finally {
  await browser.close()
  await program.close()
}

/** Twice, so that the time shown is not that of loading the model. */
async function ask(page: Page, example: string): Promise<void> {
  for (const _time of [1, 2]) {
    await page.getByRole('button', { name: example }).click()
    await page.locator('#outcome[aria-busy=false] > .answer').waitFor()
  }
  await page.mouse.move(0, 0)
  await page.evaluate('document.activeElement.blur()')
}
