import { isNoise } from '../../text/noise.ts'
import { plainWords } from '../../text/plain-words.ts'

/** Words that need no translation, in the languages that Parley speaks and some more. */
const CHATTER = new Set(
  (
    'ok okay okey k kk yes yeah yep yup yo no nope nah hi hey hello bye ciao cheers thanks thank you thx ty tysm np pls please sorry sry lol lmao rofl haha hahaha hehe hihi xd omg wow cool nice great super top done same true brb afk gg wtf hm hmm oh ah ha aha uh um' +
    ' oui ouais non si merci beaucoup salut bonjour bonsoir bravo génial parfait mdr ptdr daccord voilà bof pardon' +
    ' sí vale gracias muchas hola buenas adiós claro genial perfecto jaja jajaja bueno' +
    ' ja jo nein nee danke schön bitte hallo moin tschüss gut prima klasse genau stimmt ach naja servus' +
    ' grazie prego obrigado obrigada bom dia'
  ).split(' '),
)

/** Whether a message is too little to translate: only emoji, links, code or mentions, one word, or words everybody knows. */
export function isChatter(text: string): boolean {
  const plain = plainWords(text)
  if (plain === '' || isNoise({ user: '', text })) return true
  const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(plain.toLowerCase())
  const words = [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
  // Numbers say the same in every language.
  const telling = words.filter((word) => !CHATTER.has(word.replace(/['’]/g, '')) && /\p{L}/u.test(word))
  return telling.length === 0
}
