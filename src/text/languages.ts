/** Every two-letter language code that `Intl` has names for, and the languages in which a person may name one. */
const CODES =
  'af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr ht hu hy id is it ja ka kk km kn ko ky lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru sd si sk sl so sq sr sv sw ta te tg th tk tl tr tt ug uk ur uz vi yi zh zu'.split(
    ' ',
  )
const NAMING_LOCALES =
  'en fr es de it pt nl ru uk pl cs sv da nb fi tr id ja zh ko ar he hi el hu ro vi th ca bg hr'.split(' ')

/** Names and codes in use that `Intl` does not give. */
const ALSO: Readonly<Record<string, string>> = {
  iw: 'he',
  in: 'id',
  ji: 'yi',
  fil: 'tl',
  filipino: 'tl',
  farsi: 'fa',
  flemish: 'nl',
  castellano: 'es',
  castilian: 'es',
  mandarin: 'zh',
  cantonese: 'zh',
  'simplified chinese': 'zh',
  'traditional chinese': 'zh',
  'brazilian portuguese': 'pt',
  'european portuguese': 'pt',
  brasileiro: 'pt',
  brazilian: 'pt',
  pb: 'pt',
  jp: 'ja',
  cn: 'zh',
  kr: 'ko',
  gr: 'el',
  ua: 'uk',
  cz: 'cs',
  dk: 'da',
  eng: 'en',
  fra: 'fr',
  fre: 'fr',
  spa: 'es',
  deu: 'de',
  ger: 'de',
  ita: 'it',
  por: 'pt',
  jpn: 'ja',
  zho: 'zh',
  chi: 'zh',
  kor: 'ko',
  nld: 'nl',
  dut: 'nl',
  rus: 'ru',
}

const NAMES = namesToCodes()

/** The two-letter code of a language that is named ("German", "allemand", "Deutsch") or given as a code ("de-AT"). */
export function languageCode(nameOrCode: string): string | undefined {
  const name = normalised(nameOrCode)
  if (name === '') return undefined
  const known = NAMES.get(name)
  if (known !== undefined) return known
  const [language = '', ...rest] = name.split(/[-_]/)
  const isTag = rest.length > 0 && rest.length <= 3 && rest.every((part) => /^[a-z0-9]{2,8}$/.test(part))
  if (isTag) return CODES.includes(language) ? language : ALSO[language]
  // "portuguese (brazil)", "english uk": the language stands first, or last as in "swiss german".
  const words = name.replace(/[(),]/g, ' ').trim().split(/\s+/)
  if (words.length < 2 || words.length > 4) return undefined
  return longName(words[0]!) ?? longName(words.at(-1)!)
}

/** A language by its full name only: in "in english" the first word is no code. */
const longName = (word: string) => (word.length > 3 ? NAMES.get(word) : undefined)

/** The name of a language, in the reader's language where it can be; an unknown code is its own name. */
export function languageName(code: string, locale = 'en'): string {
  try {
    return new Intl.DisplayNames([locale, 'en'], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

function normalised(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
}

function namesToCodes(): ReadonlyMap<string, string> {
  const names = new Map<string, string>(Object.entries(ALSO))
  for (const locale of NAMING_LOCALES) {
    const display = new Intl.DisplayNames([locale], { type: 'language' })
    for (const code of CODES) addName(names, display.of(code), code)
  }
  for (const code of CODES) {
    addName(names, new Intl.DisplayNames([code], { type: 'language' }).of(code), code)
    names.set(code, code)
  }
  return names
}

/** Also without accents: "frances" is how many people type "francés". */
function addName(names: Map<string, string>, name: string | undefined, code: string): void {
  if (name === undefined) return
  const plain = normalised(name)
  const bare = plain.normalize('NFD').replace(/\p{M}/gu, '')
  if (!names.has(plain)) names.set(plain, code)
  if (!names.has(bare)) names.set(bare, code)
}
