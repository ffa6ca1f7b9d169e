import type { Field, SourcedPoint } from '../../../src/contract/reply.ts'
import { LIMITS } from '../limits.ts'
import { bold, item, link, words } from '../markdown.ts'
import { PHRASES, type View } from './view.ts'

/** `**Most negative:** It broke again.` */
export function fieldLine({ label, text }: Field): string {
  return `${bold(words(`${label}:`))} ${item(text)}`
}

/** `• **Ada:** what she said ↗ ↗`, each arrow leading to a message. */
export function pointLine({ text, speaker, sources }: SourcedPoint, view: View): string {
  const parts = ['•', bold(words(speaker && `${speaker}:`)), item(text), arrows(sources, view)]
  return parts.filter((part) => part !== '').join(' ')
}

function arrows(sources: readonly string[], { links, phrases = PHRASES }: View): string {
  const all = sources.map((source) => link(links.get(source) ?? '', '↗')).filter((arrow) => arrow !== '')
  const rest = all.length - LIMITS.pointLinks
  const more = rest > 0 ? ` ${phrases.more(rest)}` : ''
  return all.slice(0, LIMITS.pointLinks).join(' ') + more
}
