import type { APIEmbed } from 'discord.js'
import type { Reply } from '../../src/contract/reply.ts'
import { replyFile } from '../../src/text/reply-file.ts'
import { shorten, split } from '../../src/text/split.ts'
import type { DiscordFile, DiscordMessage, Rendered } from './discord-message.ts'
import { LIMITS } from './limits.ts'
import { isVisible, plain, words } from './markdown.ts'
import { chartOf } from './reply/chart.ts'
import { descriptionOf } from './reply/description.ts'
import { rowsOf } from './reply/rows.ts'
import { trendOf } from './reply/trend.ts'
import { PHRASES, type View } from './reply/view.ts'
import { BLURPLE, TONES } from './tones.ts'

export type { Phrases, View } from './reply/view.ts'

const AMBER = 0xfaa61a

/**
 * A reply as Discord shows it: an embed coloured by mood with title, text, reasons, points, fields and chart, in its footer
 * the notes and models, below it the buttons. A long one takes up to three messages, the last with footer and buttons; a
 * longer one is a beginning and a file.
 */
export function renderReply(reply: Reply, view: View): Rendered {
  const chart = reply.chart ? chartOf(reply.chart) : { text: '' }
  const bars = reply.trend && trendOf(reply.trend, view)
  const picture = view.picture ?? chart.picture
  const drawn = [bars ?? '', chart.text].filter((text) => text !== '').join('\n')
  const { pieces, file } = piecesOf(reply, view, view.picture ? '' : drawn)
  const files = [picture, file].filter((one) => one !== undefined)
  const messages = pieces.map((piece, index): DiscordMessage => {
    const isLast = index === pieces.length - 1
    const embed: APIEmbed = {
      color: colorOf(reply),
      ...(index === 0 && titleOf(reply)),
      ...(piece && { description: piece }),
      ...(isLast && picture && { image: { url: `attachment://${picture.name}` } }),
      ...(isLast && footerOf(reply)),
    }
    const components = isLast ? rowsOf(view.controls) : []
    const carried = isLast && files.length > 0 && { files, ...(view.picture && { bars: drawn }) }
    return { embeds: [embed], components, ...carried }
  })
  return { messages }
}

/** The description in as many pieces as messages, and the whole in a file when those would be too many. */
function piecesOf(reply: Reply, view: View, chart: string): { pieces: string[]; file?: DiscordFile } {
  const description = descriptionOf(reply, view, chart)
  const pieces = split(description, LIMITS.embedDescription).filter(isVisible)
  if (pieces.length === 0) return { pieces: [isVisible(reply.title) ? '' : '…'] }
  if (pieces.length <= LIMITS.answerMessages) return { pieces: pieces.map((piece) => piece.trim()) }
  const rest = `\n\n${(view.phrases ?? PHRASES).restInFile}`
  const beginning = shorten(description, LIMITS.embedDescription - rest.length)
  return { pieces: [beginning + rest], file: replyFile(reply, plain) }
}

function titleOf(reply: Reply): Pick<APIEmbed, 'title'> {
  // Amber is not seen by everybody.
  const title = shorten(`${isFailure(reply) ? '⚠️ ' : ''}${words(reply.title)}`, LIMITS.embedTitle)
  return isVisible(title) ? { title } : {}
}

function footerOf({ notes, models }: Reply): Pick<APIEmbed, 'footer'> {
  const quiet = [...notes, ...models].map((text) => plain(text).trim()).filter(isVisible)
  return quiet.length > 0 ? { footer: { text: shorten(quiet.join(' · '), LIMITS.embedFooter) } } : {}
}

function colorOf(reply: Reply): number {
  if (isFailure(reply)) return AMBER
  const [strongest] = (reply.chart?.points ?? []).toSorted((a, b) => b.value - a.value)
  return strongest?.tone ? TONES[strongest.tone].color : BLURPLE
}

/** That question to the reader carries an error code, but nothing went wrong. */
function isFailure({ error }: Reply): boolean {
  return error !== undefined && error.code !== 'UNSURE_LANGUAGE'
}
