import { stripVTControlCharacters } from 'node:util'
import pc from 'picocolors'
import type { Action, Chart, Highlight, Reply, SourcedPoint, Tone } from '../../src/contract/reply.ts'
import { LIMITS } from './limits.ts'

/** A reply as the terminal shows it. Nothing in it can move the cursor or colour the screen. */
export function renderReply(reply: Reply): string {
  const parts = [
    reply.error ? pc.red(pc.bold(safe(reply.title))) : pc.bold(safe(reply.title)),
    reply.text === undefined ? undefined : safe(reply.text),
    reply.chart && renderChart(reply.chart),
    reply.highlights && renderHighlights(reply.highlights),
    reply.points && renderPoints(reply.points),
    ...(reply.fields ?? []).map((field) => `${pc.dim(`${safe(field.label)}:`)} ${safe(field.text)}`),
    renderActions(pressable(reply)),
    renderFooter(reply),
  ]
  return parts.filter((part) => part !== undefined && part !== '').join('\n')
}

/** Text without terminal control sequences and other control characters; tabs and line breaks stay. */
function safe(text: string): string {
  return stripVTControlCharacters(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
}

const plain = (text: string) => text
const COLOURS: Record<Tone, (text: string) => string> = {
  positive: pc.green,
  neutral: plain,
  negative: pc.red,
}

function renderChart({ points, unit }: Chart): string {
  const widest = Math.max(...points.map((point) => point.label.length))
  return points
    .map(({ label, value, tone = 'neutral' }) => {
      const columns = Math.round((value / 100) * LIMITS.barColumns)
      const bar = '█'.repeat(columns) + pc.dim('░'.repeat(LIMITS.barColumns - columns))
      return `  ${safe(label).padEnd(widest)}  ${COLOURS[tone](bar)} ${String(value).padStart(3)} ${unit}`
    })
    .join('\n')
}

function renderHighlights(highlights: Highlight[]): string {
  const strongest = highlights
    .filter(({ weight }) => Math.abs(weight) >= 0.01)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, LIMITS.reasons)
  if (strongest.length === 0) return ''
  const words = strongest.map(({ text, weight }) =>
    weight > 0 ? `${pc.bold(safe(text))} +${percent(weight)}` : pc.dim(`${safe(text)} −${percent(-weight)}`),
  )
  return `  because of  ${words.join('   ')}`
}

const percent = (weight: number) => Math.round(weight * 100)

function renderPoints(points: SourcedPoint[]): string {
  return points
    .map(({ text, speaker, sources }) => {
      const indented = safe(text).replaceAll('\n', '\n    ')
      return `  • ${pc.cyan(safe(speaker))}: ${indented}  ${pc.dim(`[${sources.map(safe).join(', ')}]`)}`
    })
    .join('\n')
}

/** The actions that one key can press: for those with a choice there is no list to pick from. */
export function pressable(reply: Reply): Action[] {
  return (reply.actions ?? []).filter((action) => action.choose === undefined)
}

function renderActions(actions: Action[]): string {
  return actions.map((action, index) => `  ${pc.cyan(String(index + 1))} ${safe(action.label)}`).join('\n')
}

function renderFooter(reply: Reply): string {
  const quiet = [...reply.notes, ...reply.models].map(safe)
  return quiet.length === 0 ? '' : pc.dim(quiet.join(' · '))
}
