import type { Field, Section, SourcedPoint } from '../../../src/contract/reply.ts'
import { LIMITS } from '../limits.ts'
import { bold, item, link, words } from '../markdown.ts'
import { PHRASES, type View } from './view.ts'

/** `**Most negative:** It broke again.` */
export function fieldLine({ label, text, channel }: Field): string {
  return `${bold(words(`${label}:`))} ${channel === undefined ? item(text) : channelToken(channel)}`
}

/** `**What matters** #general`, its points, and a remark. */
export function sectionLines({ title, channel, points, note }: Section, view: View): string {
  const head = bold(words(title))
  return [
    channel === undefined ? head : `${head} ${channelToken(channel)}`,
    ...points.map((point) => pointLine(point, view)),
    ...(note === undefined ? [] : [words(note)]),
  ].join('\n')
}

const channelToken = (id: string) => `<#${id.replace(/\D/g, '')}>`

/** `• **Ada:** what she said ↗ ↗`, each arrow leading to a message. */
export function pointLine(point: SourcedPoint, view: View): string {
  const { text, speaker } = point
  const parts = ['•', bold(words(speaker && `${speaker}:`)), item(text), arrows(point, view)]
  return parts.filter((part) => part !== '').join(' ')
}

function arrows(point: SourcedPoint, { links, phrases = PHRASES }: View): string {
  const addresses = point.links ?? point.sources.map((source) => links.get(source) ?? '')
  const all = addresses.map((address) => link(address, '↗')).filter((arrow) => arrow !== '')
  const rest = all.length - LIMITS.pointLinks
  const more = rest > 0 ? ` ${phrases.more(rest)}` : ''
  return all.slice(0, LIMITS.pointLinks).join(' ') + more
}
