import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import { wordSet } from './phrases.ts'
import type { Token } from './tokens.ts'

/** "Please": may stand anywhere around what is asked. */
const PLEASE =
  'please pls plz plse pleaz kindly svp stp bitte bitteschön mal porfa porfavor por favor sil te vous plaît plait'
const THANKS = 'thanks thx thank you ty merci gracias danke cheers'

/** What is meant when no text is given: "this", "the message above", "for me". */
const THIS =
  'this that it these those the following above last latest previous entire whole message messages msg msgs text post thread conversation chat channel discussion sentence reply comment for me us here now into all everything back quickly' +
  ' ça ca ceci cela ce cet cette ces le la les fil conversation messages canal texte phrase ci-dessus dernier dernière précédent pour moi nous ici tout' +
  ' esto eso este esta estos el los las lo mensaje mensajes hilo conversación canal texto frase anterior último arriba para mí me nos aquí todo' +
  ' das dies dieses diesen diese dieser diesem der die den dem nachricht nachrichten faden kanal unterhaltung gespräch satz letzte vorige obige oben für mich mir uns alles was'

/** What opens a request without changing it. */
const OPENING =
  'hey hi hello there hiya yo ok okay so and also well then parley bot dear can could would will may might you u i we id like want need to help let lets give show get make do write send tell a an some quick nice your our my' +
  ' salut bonjour bonsoir coucou et alors peux pourrais pouvez pourriez peux-tu pourrais-tu pouvez-vous pourriez-vous tu vous je veux voudrais aimerais jaimerais jai besoin dun dune de fais faites faire fais-moi faites-moi donne donnez donne-moi donnez-moi montre un une du des mon' +
  ' hola buenas oye y entonces puedes podrías puede podría puedo quiero quisiera necesito dame hazme haz hacer hágame dime muéstrame una mi del' +
  ' hallo moin servus guten tag morgen und also kannst könntest kann könnte würdest magst willst du ihr ich möchte habe hab brauche hätte gern gerne gib mach mache machst machen schreib zeig zeige ein eine einen geben erstellen schreiben'

/** What stands between the parts of a range and says nothing. */
const JOINING =
  'of in on from with about at per only just keep make length channel so far up people recent newest past ago while was away gone out after length written as' +
  ' dans sur dès partir en à au aux avec et version derniers dernières passé passée il y' +
  ' de en con sobre versión hace a al último última últimos últimas pasado pasada' +
  ' in im aus von vom ab auf über mit zusammen fassung letzte letzten letzter vor'

const POLITE = wordSet(PLEASE)
const THANKFUL = wordSet(PLEASE, THANKS)
const OBJECT = wordSet(PLEASE, THIS)
const BEFORE = wordSet(PLEASE, THANKS, THIS, OPENING)
const BETWEEN = wordSet(PLEASE, THANKS, THIS, OPENING, JOINING)

/** Nothing but punctuation. */
const isMark = (token: Token) => token.raw === ''

/** "Please" in any language. */
export const isPolite = (token: Token) => isMark(token) || POLITE.has(token.plain)

/** "Please" or "thanks". */
export const isThanks = (token: Token) => isMark(token) || THANKFUL.has(token.plain)

/** A word for what is at hand, such as "this" or "the message above". */
export const isObject = (token: Token) => isMark(token) || OBJECT.has(token.plain)

/** A word that may stand before what is asked: "hey, could you please ...". */
export const isOpening = (token: Token) => isMark(token) || BEFORE.has(token.plain)

/** A word that says nothing in a range. "Hier" is "here" in German, but "yesterday" in French. */
export const isJoining = (token: Token, language: SpokenLanguage) =>
  isMark(token) || BETWEEN.has(token.plain) || (language === 'de' && token.plain === 'hier')
