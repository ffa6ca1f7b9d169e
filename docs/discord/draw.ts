import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium } from 'playwright-core'
import { messageHtml, type ShownMessage } from './message-html.ts'

/** What one picture shows, from top to bottom. */
export interface Picture {
  /** `docs/pictures/discord-NAME.png` */
  name: string
  shown: readonly ShownMessage[]
}

const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

const style = readFileSync(new URL('discord.css', import.meta.url), 'utf8')
const target = (name: string) => fileURLToPath(new URL(`../pictures/discord-${name}.png`, import.meta.url))

/** Draws messages as Discord would, with the machine's Chromium, off line. */
export async function drawDiscord(pictures: readonly Picture[]): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: FLAGS.split(' ') })
  try {
    const context = await browser.newContext({ deviceScaleFactor: 2, offline: true })
    for (const picture of pictures) await draw(context, picture)
  } finally {
    await browser.close()
  }
}

async function draw(context: BrowserContext, { name, shown }: Picture): Promise<void> {
  const page = await context.newPage()
  const body = shown.map(messageHtml).join('\n')
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style><main>${body}</main>`)
  await page.locator('main').screenshot({ path: target(name) })
  await page.close()
}
