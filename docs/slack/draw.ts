import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium } from 'playwright-core'
import { messageHtml, viewHtml } from './block-html.ts'
import type { Message, SlackView } from './block-kit.ts'

/** What one picture shows, from top to bottom, in the JSON that Slack gets. */
export interface Picture {
  /** `docs/pictures/slack-NAME.png` */
  name: string
  shown: readonly (Message | SlackView)[]
}

const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

const style = readFileSync(new URL('slack.css', import.meta.url), 'utf8')
const target = (name: string) => fileURLToPath(new URL(`../pictures/slack-${name}.png`, import.meta.url))

/** Draws messages, modals and homes as Slack would, with the machine's Chromium, off line. */
export async function drawSlack(pictures: readonly Picture[]): Promise<void> {
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
  const body = shown.map((one) => ('type' in one ? viewHtml(one) : messageHtml(one))).join('\n')
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style><main>${body}</main>`)
  await page.locator('main').screenshot({ path: target(name) })
  await page.close()
}
