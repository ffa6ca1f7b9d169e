import type { Field, SourcedPoint } from '../../../src/contract/reply.ts'
import { LIMITS } from '../limits.ts'
import { bold, link, mrkdwn, words } from '../mrkdwn.ts'
import { PHRASES, type View } from './view.ts'

/** `*Most negative:* It broke again.` */
export function fieldLine({ label, text }: Field, { names }: View): string {
  return `${bold(words(`${label}:`, names))} ${listed(text, names)}`
}

/** `• *Ada:* what she said ↗ ↗`, each arrow leading to a message. */
export function pointLine({ text, speaker, sources }: SourcedPoint, view: View): string {
  const name = bold(words(speaker && `${speaker}:`, view.names))
  const parts = ['•', name, listed(text, view.names), arrows(sources, view)]
  return parts.filter((part) => part !== '').join(' ')
}

/** Text in a list: its lines stand under each other, and no fence in it can swallow what follows. */
function listed(text: string, names: View['names']): string {
  return mrkdwn(text, names)
    .replace(/`{3,}/g, '`')
    .trim()
    .replace(/\s*\n\s*/g, '\n   ')
}

function arrows(sources: readonly string[], { links, phrases = PHRASES }: View): string {
  const all = sources.map((source) => link(links.get(source) ?? '', '↗')).filter((arrow) => arrow !== '')
  const rest = all.length - LIMITS.pointLinks
  const more = rest > 0 ? ` ${phrases.more(rest)}` : ''
  return all.slice(0, LIMITS.pointLinks).join(' ') + more
}
