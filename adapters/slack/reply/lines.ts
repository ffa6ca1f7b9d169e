import type { Field, Section, SourcedPoint } from '../../../src/contract/reply.ts'
import { LIMITS } from '../limits.ts'
import { bold, link, mrkdwn, words } from '../mrkdwn.ts'
import { PHRASES, type View } from './view.ts'

/** `*Most negative:* It broke again.` */
export function fieldLine({ label, text, channel }: Field, { names }: View): string {
  return `${bold(words(`${label}:`, names))} ${channel === undefined ? listed(text, names) : channelToken(channel)}`
}

/** `*What matters* #general`, its points, and a remark. */
export function sectionLines({ title, channel, points, note }: Section, view: View): string {
  const head = bold(words(title, view.names))
  return [
    channel === undefined ? head : `${head} ${channelToken(channel)}`,
    ...points.map((point) => pointLine(point, view)),
    ...(note === undefined ? [] : [words(note, view.names)]),
  ].join('\n')
}

/** Slack shows nothing for what is no id. */
const channelToken = (id: string) => `<#${id.replace(/\W/g, '')}>`

/** `• *Ada:* what she said ↗ ↗`, each arrow leading to a message. */
export function pointLine(point: SourcedPoint, view: View): string {
  const { text, speaker } = point
  const name = bold(words(speaker && `${speaker}:`, view.names))
  const parts = ['•', name, listed(text, view.names), arrows(point, view)]
  return parts.filter((part) => part !== '').join(' ')
}

/** Text in a list: its lines stand under each other, and no fence in it can swallow what follows. */
function listed(text: string, names: View['names']): string {
  return mrkdwn(text, names)
    .replace(/`{3,}/g, '`')
    .trim()
    .replace(/\s*\n\s*/g, '\n   ')
}

function arrows(point: SourcedPoint, { links, silent, phrases = PHRASES }: View): string {
  if (silent) return ''
  const addresses = point.links ?? point.sources.map((source) => links.get(source) ?? '')
  const all = addresses.map((address) => link(address, '↗')).filter((arrow) => arrow !== '')
  const rest = all.length - LIMITS.pointLinks
  const more = rest > 0 ? ` ${phrases.more(rest)}` : ''
  return all.slice(0, LIMITS.pointLinks).join(' ') + more
}
