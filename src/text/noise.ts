import { isServiceLine } from './service-line.ts'
import { findSpans } from './spans.ts'

/** Longer than any message of one word and a few links. */
const MOST_OF_NOISE = 4000

/** What is needed of a message to tell whether it says anything. */
export interface NoiseInput {
  user: string
  text: string
  bot?: boolean
}

/** Replies of more than one word that say no more than one. */
const SHORT_REPLIES = new Set(
  `thank you|thanks a lot|thanks so much|many thanks|thank you so much|thx a lot|no problem|no worries|sounds good|looks good|got it|will do|of course|good morning|good night|see you|me too|same here|oh ok|ok thanks|ok thank you|ok cool|makes sense|my bad|all good|nice one|well done|good job|great job|i see|for sure|right on|not yet|why not|yes please|no thanks|be right back|on it
merci beaucoup|de rien|pas de souci|pas de problème|bonne journée|bien reçu|d'accord|ça marche|ok merci|à demain|à plus
muchas gracias|de nada|buenos días|buenas noches|hasta luego|hasta mañana|vale gracias|muy bien|de acuerdo|sin problema
vielen dank|danke schön|guten morgen|gute nacht|gern geschehen|kein problem|alles klar|bis morgen|bis später|passt schon|ok danke
grazie mille|di niente|va bene|buona notte|a domani|nessun problema|d'accordo
muito obrigado|muito obrigada|de nada|bom dia|boa noite|boa tarde|até logo|até amanhã|tudo bem|sem problema`.split(
    /[|\n]/,
  ),
)
/** Spans that say nothing by themselves. */
const SILENT = new Set(['mention', 'markup', 'emoji', 'link', 'format', 'bracket', 'tag'])

/** Whether a message says nothing that a summary could use: the platform's own lines, bots, emoji, links, one word. */
export function isNoise({ text, bot }: NoiseInput): boolean {
  const line = text.trim()
  if (bot === true || line === '') return true
  if (isServiceLine(line)) return true
  if (line.length > MOST_OF_NOISE) return false
  const said = sayings(line)
  return said.length <= 1 || SHORT_REPLIES.has(said.join(' '))
}

/** The words in lower case; of the protected spans only those that say something, such as code. */
function sayings(text: string): string[] {
  const silent = findSpans(text).filter(({ kind }) => SILENT.has(kind))
  let end = 0
  let plain = ''
  for (const span of silent) {
    plain += `${text.slice(end, span.start)} `
    end = span.end
  }
  plain += text.slice(end)
  // The segmenter finds the words of Chinese, Japanese and Thai, which have no spaces.
  const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(plain.toLowerCase())
  return [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
}
