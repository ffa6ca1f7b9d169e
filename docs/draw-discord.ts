import { renderReply } from '../adapters/discord/reply.ts'
import { discordGallery, galleryView } from '../test/adapters/discord/gallery-view.ts'
import { drawDiscord } from './discord/draw.ts'

// Makes docs/pictures/discord-*.png from the gallery of replies, as the adapter renders them. Needs Chromium and fonts:
// `apt-get install -y chromium fonts-lato fonts-noto-color-emoji fonts-dejavu-core`.

function shown(name: string) {
  const reply = discordGallery[name]!
  const { messages } = renderReply(reply, galleryView(reply))
  return messages.map((message) => ({ message, isPrivate: reply.visibility === 'private' }))
}

await drawDiscord([
  { name: 'sentiment', shown: shown('sentiment') },
  { name: 'translation', shown: shown('translation') },
  { name: 'summary', shown: shown('summary') },
  { name: 'question', shown: shown('question') },
  { name: 'failure', shown: [...shown('failure'), ...shown('retry')] },
])
