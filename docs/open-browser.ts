import { type Browser, chromium } from 'playwright-core'

const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Where the machine's Chromium is. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** The machine's Chromium, without a window; it asks nobody outside for anything. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') })
}
