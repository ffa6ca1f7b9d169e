import { readFileSync } from 'node:fs'
import { interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import type { Preview } from '../../src/contract/preview.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { answerControls, answerMenus } from './answer-controls.ts'
import { messageHtml } from './preview/message-html.ts'
import { renderReply } from './reply.ts'

/** What a person who asked would see in Discord. The layout is the real one; only Discord's side of it is drawn. */
export function createDiscordPreview(): Preview {
  return {
    name: 'discord',
    css: readFileSync(new URL('preview/discord.css', import.meta.url), 'utf8'),
    html(reply, locale) {
      const isPrivate = reply.visibility === 'private'
      const articles = messagesOf(reply, locale).map((message) =>
        messageHtml(message, { isPrivate, names: new Map() }),
      )
      return `<div class="preview-discord">${articles.join('\n')}</div>`
    },
  }
}

function messagesOf(reply: Reply, locale: string | undefined) {
  const phrases = interfaceFor(locale)
  // Messages of a conversation have an address there; here it leads nowhere and shows as an arrow.
  const sources = (reply.points ?? []).flatMap((point) => point.sources)
  const links = new Map(sources.map((id) => [id, 'https://discord.com/channels']))
  const controls = answerControls(reply, '', phrases, reply.visibility === 'private')
  const { messages } = renderReply(reply, { links, controls, phrases })
  messages.at(-1)?.components.unshift(...answerMenus(reply, '', phrases))
  return messages
}
