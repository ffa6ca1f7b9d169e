import { element } from './element.js'

/** Less than this counts for nothing. */
const FAINT = 0.01
/** From here on the number stands beside the word. */
const CLEAR = 0.05

/**
 * The text with the words that carried the answer marked: for it underlined, against it dashed, the stronger the more colour.
 * Words of a translation do not stand in the text; then they stand alone. Undefined when no word counts.
 * @param {string} text @param {{ text: string, weight: number }[]} why in the order of the text
 */
export function reasons(text, why, words) {
  const strongest = Math.max(0, ...why.map(({ weight }) => Math.abs(weight)))
  if (strongest < FAINT) return undefined
  const found = placesOf(text, why)
  const shown = found.length > 0 ? marked(text, found, strongest) : alone(why, strongest)
  const legend = element(
    'p',
    { class: 'legend' },
    element('mark', { class: 'for strength-4' }, words.counted),
    ' ',
    element('mark', { class: 'against strength-4' }, words.countedAgainst),
  )
  return element('div', { class: 'reasons' }, element('p', { class: 'said', dir: 'auto' }, ...shown), legend)
}

function placesOf(text, why) {
  const found = []
  let at = 0
  for (const { text: word, weight } of why) {
    const start = text.indexOf(word, at)
    if (start < 0) continue
    at = start + word.length
    if (Math.abs(weight) >= FAINT) found.push({ start, end: at, weight })
  }
  return found
}

function marked(text, found, strongest) {
  const parts = found.flatMap(({ start, end, weight }, index) => [
    text.slice(found[index - 1]?.end ?? 0, start),
    mark(text.slice(start, end), weight, strongest),
  ])
  return [...parts, text.slice(found.at(-1).end)]
}

function alone(why, strongest) {
  const strong = why.filter(({ weight }) => Math.abs(weight) >= FAINT)
  return strong.flatMap(({ text, weight }) => [mark(text, weight, strongest), ' '])
}

function mark(text, weight, strongest) {
  const strength = Math.ceil((Math.abs(weight) / strongest) * 4)
  const points = `${weight > 0 ? '+' : '−'}${Math.round(Math.abs(weight) * 100)}`
  const number = Math.abs(weight) >= CLEAR ? element('sup', {}, points) : undefined
  const kind = `${weight > 0 ? 'for' : 'against'} strength-${strength}`
  return element('mark', { class: kind, title: points }, text, number)
}
