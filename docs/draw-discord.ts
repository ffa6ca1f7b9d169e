import { messageHtml } from '../adapters/discord/preview/message-html.ts'
import { pictureOf } from '../adapters/discord/picture-of.ts'
import { createDiscordPreview } from '../adapters/discord/preview.ts'
import { renderReply } from '../adapters/discord/reply.ts'
import { discordGallery, galleryView } from '../test/adapters/discord/gallery-view.ts'
import { drawHtml } from './draw-html.ts'

// Makes docs/pictures/discord-*.png from the gallery of replies, as the adapter renders them. Needs Chromium and fonts:
// `apt-get install -y chromium fonts-lato fonts-noto-color-emoji fonts-dejavu-core`.

const SHEET = 'body { margin: 0 } main { width: 600px; padding: 12px 0 14px; box-sizing: border-box; display: flow-root }'

/** What Discord's client knows of the ids in the gallery. */
const NAMES = new Map([
  ['@80351110224678912', '@Ada'],
  ['@80351110224678913', '@Björn Åkesson'],
  ['#81384788765712384', '#ops'],
])

async function shown(name: string): Promise<string[]> {
  const reply = discordGallery[name]!
  const picture = await pictureOf(reply)
  const { messages } = renderReply(reply, { ...galleryView(reply), ...(picture && { picture }) })
  const standing = { time: '10:24 AM', isPrivate: reply.visibility === 'private', names: NAMES }
  return messages.map((message) => messageHtml(message, standing))
}

const pictures: [name: string, shown: string[]][] = [
  ['sentiment', await shown('sentiment')],
  ['translation', await shown('translation')],
  ['summary', await shown('summary')],
  ['question', await shown('question')],
  ['mood', await shown('mood')],
  ['digest', await shown('digest')],
  ['failure', [...(await shown('failure')), ...(await shown('retry'))]],
]

await drawHtml(
  pictures.map(([name, messages]) => ({
    name: `discord-${name}`,
    main: `<main class="preview-discord">${messages.join('\n')}</main>`,
  })),
  SHEET + createDiscordPreview().css,
)
