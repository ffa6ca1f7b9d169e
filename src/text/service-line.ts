/** Services write shorter lines. */
const LONGEST = 300

const WHO = String.raw`^(?:(?:\*+|-+>|<-+|[→←•])\s*)?(?:(?!(?:i|you|he|she|we|they|who|it|everyone|nobody|someone|people)\b)\S+ ){0,4}?`
const PLACE = String.raw`(?:(?:the|this|your) (?:channel|server|room|chat|group|conversation|huddle|party)|#\S+|<#\S+>)`
const REST = String.raw`(?: (?:by|via|from|using|along with|to|with)\b.{0,120})?[.!]?(?:\s*\(.{0,120}\))?$`

/** Lines that a service writes. Each needs its object: "Lee left the channel" is noise, "Lee left the team" is news. */
const LINES: readonly RegExp[] = [
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

/** Whether a line (trimmed) is one that the platform itself writes: joins, topics, renames, … */
export function isServiceLine(line: string): boolean {
  return line.length <= LONGEST && LINES.some((pattern) => pattern.test(line))
}
