import { fileURLToPath } from 'node:url'
import type { BrowserContext } from 'playwright-core'
import { openBrowser } from './open-browser.ts'

/** What one picture shows: the element `main`. */
export interface Picture {
  /** `docs/pictures/NAME.png` */
  name: string
  main: string
}

/** Draws pieces of HTML with the machine's Chromium, off line. */
export async function drawHtml(pictures: readonly Picture[], css: string): Promise<void> {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ deviceScaleFactor: 2, offline: true })
    for (const picture of pictures) await draw(context, picture, css)
  } finally {
    await browser.close()
  }
}

async function draw(context: BrowserContext, { name, main }: Picture, css: string): Promise<void> {
  const page = await context.newPage()
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${css}</style>${main}`)
  const path = fileURLToPath(new URL(`pictures/${name}.png`, import.meta.url))
  await page.locator('main').screenshot({ path })
  await page.close()
}
