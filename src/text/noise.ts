import { findSpans } from './spans.ts'

/** Longer than any message of one word and a few links. */
const MOST_OF_NOISE = 4000

/** What is needed of a message to tell whether it says anything. */
export interface NoiseInput {
  user: string
  text: string
  bot?: boolean
}

const WHO = String.raw`^(?:(?:\*+|-+>|<-+|[→←•])\s*)?(?:(?!(?:i|you|he|she|we|they|who|it|everyone|nobody|someone|people)\b)\S+ ){0,4}?`
const PLACE = String.raw`(?:(?:the|this|your) (?:channel|server|room|chat|group|conversation|huddle|party)|#\S+|<#\S+>)`
const REST = String.raw`(?: (?:by|via|from|using|along with|to|with)\b.{0,120})?[.!]?(?:\s*\(.{0,120}\))?$`

/** Lines that a service writes. Each needs its object: "Lee left the channel" is noise, "Lee left the team" is news. */
const SYSTEM_LINES: readonly RegExp[] = [
  `${WHO}(?:has |have |just |was )?(?:re-?joined|joined|left|quit|entered|hopped into|slid into|added to|removed from|kicked from|banned from|invited to) ${PLACE}${REST}`,
  String.raw`^(?:(?:\*+|-+>|<-+|[→←•])\s*\S+|<@\S+>|\S*\d\S*|@\S+)(?: \([^)]{0,80}\)| \[[^\]]{0,80}\])? (?:has |just )?(?:joined|left|quit|parted)[.!]?(?:\s*\(.{0,120}\))?$`,
  `${WHO}(?:is now known as|changed (?:his|her|their|its) (?:nick(?:name)?|name|avatar|display name|photo) to) .{1,60}$`,
  `${WHO}(?:has )?(?:set|changed|cleared|updated|edited|removed) (?:the |this )?(?:channel|group|server|room|conversation)(?:'s|’s)? (?:topic|description|purpose|name|icon|avatar|retention).{0,200}$`,
  `${WHO}(?:has )?(?:set|changed) the topic (?:of|to|for)\\b.{0,200}$`,
  `${WHO}(?:has )?(?:renamed|archived|un-?archived|created|muted|unmuted|deleted) ${PLACE}${REST}`,
  `${WHO}(?:has )?(?:un-?pinned|pinned) (?:a|this) (?:message|file)\\b.{0,120}$`,
  `${WHO}(?:has )?(?:added|removed|enabled|disabled|installed) an? (?:integration|app|bot)\\b.{0,120}$`,
  `${WHO}(?:started|ended) a (?:thread|huddle|call|video call)(?:[.:].{0,120})?$`,
  `${WHO}(?:(?:uploaded|shared) a file(?::.{0,120})?|boosted the server.{0,40}|sets? mode:?.{0,60}|is now away|just (?:showed up|landed|joined))[.!]?$`,
  String.raw`^(?:a wild \S+(?: has)? appeared|everyone welcome \S+|yay you made it, \S+|good to see you, \S+|glad you're here, \S+|welcome,? \S+)[.!]*$`,
  String.raw`^(?:mode\/|topic for |\*\*\* )\S.{0,200}$`,
  String.raw`^(?:this message was deleted|message deleted|deleted message|\(edited\)|[<[](?:image|sticker|gif|video|audio|file|media)(?: omitted)?[\]>]|a (?:huddle|call) (?:started|ended|happened)\b.{0,80})\.?$`,
  String.raw`^(?:\S+ ){1,4}?(?:a rejoint|a quitté|ha entrado en|se ha unido a|ha salido de|ha abbandonato|si è unit[oa] a|entrou no|saiu do) (?:le|la|el|il|al|o)? ?(?:salon|serveur|canale?|groupe?|grupo|gruppo|servidor|server)\b.{0,80}$`,
  String.raw`^(?:\S+ ){1,4}?(?:ist (?:dem|der) (?:kanal|server|gruppe) beigetreten|hat (?:den|die) (?:kanal|server|gruppe) verlassen)\b.{0,80}$`,
  String.raw`^.{1,40}が(?:チャンネル|サーバー)?(?:に|を|から)?(?:参加|退出|退室)しました。?$`,
].map((source) => new RegExp(source, 'iu'))

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
  if (line.length <= 300 && SYSTEM_LINES.some((pattern) => pattern.test(line))) return true
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
