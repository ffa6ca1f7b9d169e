import type { APIEmbed } from 'discord.js'
import type { DiscordFile, DiscordMessage } from '../../adapters/discord/discord-message.ts'
import { escapeHtml } from '../slack/mrkdwn-html.ts'
import { markdownHtml, titleHtml } from './markdown-html.ts'

export interface ShownMessage {
  message: DiscordMessage
  /** Seen by the asker alone. */
  isPrivate: boolean
}

const ONLY_YOU = '<div class="only-you"><span class="eye"></span>Only you can see this •<a>Dismiss message</a></div>'

/** A message from Parley in a channel. */
export function messageHtml({ message, isPrivate }: ShownMessage): string {
  const { content = '', embeds, components, files = [] } = message
  return `<article class="${isPrivate ? 'private' : ''}"><div class="avatar">P</div><div class="body">
<div class="from"><b>Parley</b><span class="badge">APP</span><time>10:24 AM</time></div>
${content && `<div class="text">${markdownHtml(content)}</div>`}
${embeds.map((embed) => embedHtml(embed, files)).join('\n')}
${files.filter((file) => !isShown(file, embeds)).map(fileHtml).join('\n')}
${components.map(rowHtml).join('\n')}
${isPrivate ? ONLY_YOU : ''}
</div></article>`
}

function embedHtml({ title, description, color = 0, image, footer }: APIEmbed, files: DiscordFile[]): string {
  const picture = files.find(({ name }) => image?.url === `attachment://${name}`)
  const parts = [
    title && `<h1>${titleHtml(title)}</h1>`,
    description && `<div class="description">${markdownHtml(description)}</div>`,
    picture && `<img src="data:image/png;base64,${(picture.content as Buffer).toString('base64')}">`,
    footer && `<footer>${escapeHtml(footer.text)}</footer>`,
  ]
  const bar = `#${color.toString(16).padStart(6, '0')}`
  return `<div class="embed" style="border-color: ${bar}">${parts.filter(Boolean).join('\n')}</div>`
}

const isShown = ({ name }: DiscordFile, embeds: APIEmbed[]) =>
  embeds.some(({ image }) => image?.url === `attachment://${name}`)

const fileHtml = ({ name, content }: DiscordFile) =>
  `<div class="file"><a>${escapeHtml(name)}</a><small>${(content.length / 1024).toFixed(2)} KB</small></div>`

function rowHtml({ components }: DiscordMessage['components'][number]): string {
  const labels = components.map((component) => ('label' in component ? component.label : undefined) ?? '')
  return `<div class="row">${labels.map((label) => `<button>${escapeHtml(label)}</button>`).join('')}</div>`
}
