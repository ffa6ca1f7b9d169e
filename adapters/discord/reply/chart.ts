import type { Chart } from '../../../src/contract/reply.ts'
import { shorten } from '../../../src/text/split.ts'
import type { DiscordFile } from '../discord-message.ts'
import { LIMITS } from '../limits.ts'
import { bold, markdown, plain, words } from '../markdown.ts'
import { moodPicture } from '../mood-picture.ts'
import { TONES } from '../tones.ts'

/** A chart in words for the description, and as a picture where one can be drawn. */
export interface ShownChart {
  text: string
  picture?: DiscordFile
}

export function chartOf(chart: Chart): ShownChart {
  const content = moodPicture(chart)
  if (content === undefined) return { text: barsOf(chart) }
  return { text: legendOf(chart), picture: { name: 'mood.png', content, description: spoken(chart) } }
}

/** `🟩 positive **91 %**`, and so on, with the colours of the picture. */
function legendOf({ points, unit }: Chart): string {
  const parts = points.map(({ label, value, tone }) => {
    return `${TONES[tone!].square} ${words(label)} ${bold(words(`${value} ${unit}`))}`
  })
  return parts.join('\u2003')
}

function barsOf({ points, unit }: Chart): string {
  const labels = points.map(({ label }) => inFence(label))
  const widest = Math.max(0, ...labels.map((label) => label.length))
  const rows = points.map(({ value }, index) => {
    const columns = Math.round((Math.min(Math.max(value, 0), 100) / 100) * LIMITS.barColumns)
    const bar = '█'.repeat(columns) + '░'.repeat(LIMITS.barColumns - columns)
    return `${labels[index]!.padEnd(widest)}  ${bar} ${String(value).padStart(3)} ${inFence(unit)}`
  })
  return `\`\`\`\n${rows.join('\n')}\n\`\`\``
}

const inFence = (text: string) => markdown(text).replace(/[`\s]+/g, ' ')

function spoken({ points, unit }: Chart): string {
  const parts = points.map(({ label, value }) => `${label} ${value} ${unit}`)
  return shorten(plain(parts.join(', ')), LIMITS.altCharacters)
}
