import { longestPhrase, phrase } from './phrases.ts'
import type { Token } from './tokens.ts'

/** How people say since when they have been away. */
const LAST_HERE = [
  'since i was last? here|in|on|online|around|active last?',
  "since i've last? been here|in|on|online|around|active last?",
  'since i last was|wrote|posted|looked|visited|checked|spoke|talked here|in|online|around|active?',
  'since i wrote|posted|looked|checked last',
  'since the? last time i was|wrote|posted|looked|checked here|in|online|around|active?',
  'since my|the last|latest visit|message|post|time|reply',
  "depuis que j'étais là|ici|connecté|connectée",
  "depuis la dernière fois que j'étais là|ici|connecté|connectée?",
  'depuis la dernière fois que je suis passé|passée|venu|venue ici|là?',
  "depuis la dernière fois que j'ai écrit|regardé ici|là?",
  'depuis la dernière fois',
  'depuis ma|mon dernière|dernier visite|passage|message',
  'desde que estuve|estaba|escribí|entré|pasé por? aquí|acá?',
  'desde la última vez que? estuve|estaba|escribí|entré|pasé? por? aquí|acá?',
  'desde mi último|última visita|mensaje|paso',
  'seit ich zuletzt|letztmals? hier|da|online|dabei war',
  'seit ich hier|da|online|dabei zuletzt|letztmals war',
  'seit ich zuletzt|letztmals hier|da? geschrieben|reingeschaut habe|hab',
  'seit ich das letzte mal hier|da|online|dabei war',
  'seit ich das letzte mal hier|da? geschrieben|reingeschaut habe|hab',
  'seit dem letzten mal',
  'seit meinem|meiner letzten besuch|nachricht|beitrag',
].map((source) => phrase(source))

/** "Since I was last here": how many tokens it takes; 0 when it does not stand there. */
export const lastHereAt = (tokens: readonly Token[], at: number): number =>
  longestPhrase(LAST_HERE, tokens, at)
