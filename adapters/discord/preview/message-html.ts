import type { APIEmbed } from 'discord.js'
import { escapeHtml } from '../../../src/text/escape-html.ts'
import type { DiscordFile, DiscordMessage } from '../discord-message.ts'
import { lineHtml, markdownHtml, type Names } from './markdown-html.ts'
import { rowHtml } from './row-html.ts'

/** How a message stands in a channel. */
export interface Standing {
  /** As Discord writes it, for example `10:24 AM`. */
  time?: string
  /** Seen by the asker alone. */
  isPrivate?: boolean
  names: Names
}

const ONLY_YOU =
  '<div class="only-you"><span class="eye"></span>Only you can see this •<a>Dismiss message</a></div>'

/** A message from Parley in a channel. */
export function messageHtml(message: DiscordMessage, { time, isPrivate, names }: Standing): string {
  const { content = '', embeds, components, files = [] } = message
  return `<article class="${isPrivate ? 'private' : ''}"><div class="avatar" aria-hidden="true">P</div><div class="body">
<div class="from"><b>Parley</b><span class="badge">APP</span>${time ? `<time>${time}</time>` : ''}</div>
${content && `<div class="text">${markdownHtml(content, names)}</div>`}
${embeds.map((embed) => embedHtml(embed, files, names)).join('\n')}
${files
  .filter((file) => !isShown(file, embeds))
  .map(fileHtml)
  .join('\n')}
${components.map(rowHtml).join('\n')}
${isPrivate ? ONLY_YOU : ''}
</div></article>`
}

function embedHtml(embed: APIEmbed, files: readonly DiscordFile[], names: Names): string {
  const { title, description, color = 0, image, footer } = embed
  const picture = files.find(({ name }) => image?.url === `attachment://${name}`)
  const parts = [
    edgeHtml(color),
    title && `<div class="title">${lineHtml(title, names)}</div>`,
    description && `<div class="description">${markdownHtml(description, names)}</div>`,
    picture && pictureHtml(picture),
    footer && `<footer>${escapeHtml(footer.text)}</footer>`,
  ]
  return `<div class="embed">${parts.filter(Boolean).join('\n')}</div>`
}

/** The coloured edge; a style would be refused where the page forbids styles in its HTML. */
function edgeHtml(color: number): string {
  const fill = `#${color.toString(16).padStart(6, '0')}`
  return `<svg class="edge" aria-hidden="true"><rect width="100%" height="100%" fill="${fill}"/></svg>`
}

function pictureHtml({ content, description = '' }: DiscordFile): string {
  const data = Buffer.from(content).toString('base64')
  return `<img alt="${escapeHtml(description)}" src="data:image/png;base64,${data}">`
}

const isShown = ({ name }: DiscordFile, embeds: readonly APIEmbed[]) =>
  embeds.some(({ image }) => image?.url === `attachment://${name}`)

const fileHtml = ({ name, content }: DiscordFile) =>
  `<div class="file"><a>${escapeHtml(name)}</a><small>${(content.length / 1024).toFixed(2)} KB</small></div>`
