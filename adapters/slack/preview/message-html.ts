import { escapeHtml } from '../../../src/text/escape-html.ts'
import type { SlackFile } from '../slack-message.ts'
import type { Message } from './block-kit.ts'
import { blocksHtml } from './blocks-html.ts'

/** How a message stands in a channel. */
export interface Standing {
  /** As Slack writes it, for example `10:24 AM`. */
  time?: string
  /** Seen by the asker alone. */
  isPrivate?: boolean
}

const ONLY_YOU = '<div class="only-you"><span class="eye"></span>Only visible to you</div>'

/** A message from Parley in a channel. */
export function messageHtml({ blocks }: Message, { time, isPrivate }: Standing): string {
  return fromParley(isPrivate ? ONLY_YOU : '', time, blocksHtml(blocks))
}

/** A text file from Parley in a channel. */
export function fileHtml({ name, content }: { name: string; content: string }, { time }: Standing): string {
  const size = `${(Buffer.byteLength(content) / 1000).toFixed(0)} kB`
  const file = `<div class="file"><b>${escapeHtml(name)}</b><small>Plain Text · ${size}</small></div>`
  return fromParley('', time, file)
}

/** A picture that Parley uploaded to a channel. */
export function pictureHtml({ name, content, description = '' }: SlackFile, { time }: Standing): string {
  const data = Buffer.from(content).toString('base64')
  const shown = `<img class="picture" alt="${escapeHtml(description)}" src="data:image/png;base64,${data}">`
  return fromParley('', time, `<small>${escapeHtml(name)}</small>${shown}`)
}

function fromParley(above: string, time: string | undefined, body: string): string {
  return `<article class="message"><div class="avatar" aria-hidden="true">P</div><div class="body">${above}
<div class="from"><b>Parley</b><span class="badge">APP</span>${time ? `<time>${time}</time>` : ''}</div>
${body}
</div></article>`
}
