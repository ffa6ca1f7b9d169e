const LANGUAGES = ['en', 'fr', 'es', 'de']

/** The page's words in the first of the reader's languages that there are, else in English. @param {readonly string[]} wished BCP 47 */
export async function chooseWords(wished) {
  const known = wished
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((language) => LANGUAGES.includes(language))
  const { default: words } = await import(`./${known ?? 'en'}.js`)
  return words
}

/** Puts the words in the places that the page has for them. */
export function placeWords(words) {
  document.documentElement.lang = words.language
  for (const place of document.querySelectorAll('[data-words]'))
    place.textContent = words[place.dataset.words]
}
