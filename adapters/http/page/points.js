import { element } from './element.js'

/**
 * The points of a summary: who said what, and in which messages.
 * @param {{ text: string, speaker: string, sources: string[] }[]} points
 */
export function points(list, words) {
  const items = list.map(({ text, speaker, sources }) =>
    element(
      'li',
      { dir: 'auto' },
      element('b', {}, speaker),
      element('span', { class: 'said' }, text),
      element('small', {}, words.source(sources.map(numberOf))),
    ),
  )
  return element('ul', { class: 'points' }, ...items)
}

/** The API numbers messages without an id: `m3` is the third. */
const numberOf = (source) => source.replace(/^m(?=\d+$)/, '')
