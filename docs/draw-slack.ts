import { readFileSync } from 'node:fs'
import type { Message, SlackView } from '../adapters/slack/preview/block-kit.ts'
import { pictureOf } from '../adapters/slack/picture-of.ts'
import { messageHtml, pictureHtml } from '../adapters/slack/preview/message-html.ts'
import { createSlackPreview } from '../adapters/slack/preview.ts'
import { gallery } from '../test/replies/gallery.ts'
import { drawHtml } from './draw-html.ts'
import { viewHtml } from './slack/view-html.ts'

// Makes docs/pictures/slack-*.png from the golden Block Kit of test/adapters/slack. Needs Chromium and, to look like Slack,
// its font: `apt-get install -y chromium fonts-lato fonts-noto-color-emoji fonts-dejavu-core`.

const SHEET = 'body { margin: 0 } main { width: 660px; padding: 14px 20px 18px; box-sizing: border-box; display: flow-root }'
/** An uploaded picture is shown smaller than it is. */
const PICTURE = ' .picture { display: block; width: 440px; max-width: 100%; margin-top: 4px; border-radius: 8px }'
const STANDING = { time: '10:24 AM' }

function golden(name: string): string[] {
  const file = new URL(`../test/adapters/slack/golden/${name}.json`, import.meta.url)
  const { messages }: { messages: Message[] } = JSON.parse(readFileSync(file, 'utf8'))
  return messages.map((message) => messageHtml(message, STANDING))
}

function goldenView(name: string): string {
  const file = new URL(`../test/adapters/slack/golden/${name}.json`, import.meta.url)
  return viewHtml(JSON.parse(readFileSync(file, 'utf8')) as SlackView)
}

/** What a shared mood brings along. */
const picture = (await pictureOf(gallery.mood!))!

const pictures: [name: string, shown: string[]][] = [
  ['sentiment', golden('sentiment')],
  ['translation', golden('translation')],
  ['summary', golden('summary')],
  ['question', golden('question')],
  ['mood', [...golden('mood'), pictureHtml(picture, STANDING)]],
  ['digest', golden('digest')],
  ['modal', [goldenView('modal')]],
  ['home', [goldenView('home-administrator')]],
  ['failure', [...golden('failure'), ...golden('retry')]],
]

await drawHtml(
  pictures.map(([name, shown]) => ({
    name: `slack-${name}`,
    main: `<main class="preview-slack">${shown.join('\n')}</main>`,
  })),
  SHEET + createSlackPreview().css + PICTURE,
)
