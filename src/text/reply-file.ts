import type { Reply } from '../contract/reply.ts'

/**
 * The whole answer as a plain text file.
 * @param plain text with the platform's tokens in it, as people read it.
 */
export function replyFile(reply: Reply, plain: (text: string) => string): { name: string; content: string } {
  const points = (reply.points ?? []).map(({ speaker, text }) => `• ${speaker}: ${text}`)
  const sections = (reply.sections ?? []).map(({ title, points: below, note = '' }) =>
    [title, ...below.map(({ speaker, text }) => `• ${speaker}: ${text}`), note].filter(Boolean).join('\n'),
  )
  const fields = (reply.fields ?? []).map(({ label, text }) => `${label}: ${text}`)
  const bars = (reply.chart?.points ?? []).map(({ label, value }) => `${label} ${value} ${reply.chart?.unit}`)
  const paragraphs = [
    reply.title,
    reply.text ?? '',
    bars.join('\n'),
    points.join('\n'),
    ...sections,
    fields.join('\n'),
    [...reply.notes, ...reply.models].join(' · '),
  ]
  const content = paragraphs.filter((text) => text.trim() !== '').join('\n\n')
  return { name: nameOf(reply), content: `${plain(content)}\n` }
}

function nameOf({ data, points }: Reply): string {
  if (typeof data.to === 'string' && /^[a-z]{2,3}$/.test(data.to)) return `translation-${data.to}.txt`
  return points ? 'summary.txt' : 'answer.txt'
}
