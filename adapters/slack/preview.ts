import { readFileSync } from 'node:fs'
import { interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import type { Preview } from '../../src/contract/preview.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { answerControls } from './answer-controls.ts'
import { fileHtml, messageHtml } from './preview/message-html.ts'
import { renderReply } from './reply.ts'

/** What a person who asked would see in Slack. The layout is the real one; only Slack's side of it is drawn. */
export function createSlackPreview(): Preview {
  return {
    name: 'slack',
    css: readFileSync(new URL('preview/slack.css', import.meta.url), 'utf8'),
    html(reply, locale) {
      const { messages, file } = rendered(reply, locale)
      const isPrivate = reply.visibility === 'private'
      const articles = [
        ...messages.map((message) => messageHtml(message, { isPrivate })),
        ...(file ? [fileHtml(file, {})] : []),
      ]
      return `<div class="preview-slack">${articles.join('\n')}</div>`
    },
  }
}

function rendered(reply: Reply, locale: string | undefined) {
  const phrases = interfaceFor(locale)
  // Messages of a conversation have an address there; here it leads nowhere and shows as an arrow.
  const sources = (reply.points ?? []).flatMap((point) => point.sources)
  const links = new Map(sources.map((id) => [id, 'https://slack.com/archives']))
  const ask = { task: '', options: {}, source: { kind: 'text' as const, text: '' } }
  const controls = answerControls(reply, ask, phrases, reply.visibility === 'private')
  return renderReply(reply, { names: new Map(), links, controls, phrases })
}
