import { answerBody } from './answer-body.js'
import { curlView } from './curl-view.js'
import { element } from './element.js'
import { previewViews } from './preview-views.js'

/**
 * An answer: plainly, as others would show it, and how a program asks for it.
 * @param {object} answer as the API gives it
 * @param {{ words: object, nameOf: (code: string) => string, text: string, title: string, milliseconds: number, curl: string }} reader
 * @returns {{ title: string, nodes: Node[] }}
 */
export function answerView({ id: _id, model, notes, shown, ...data }, reader) {
  const { words, milliseconds, curl } = reader
  const { title, sign, parts } = answerBody(data, reader)
  const time = words.took(milliseconds)
  const remarks = notes.map((note) => element('li', {}, note))
  const card = element(
    'section',
    { class: 'card answer', 'aria-labelledby': 'answer-title' },
    element('h2', { id: 'answer-title' }, sign, title),
    ...parts,
    remarks.length > 0 ? element('ul', { class: 'notes', 'aria-label': words.notes }, ...remarks) : undefined,
    element(
      'p',
      { class: 'made' },
      ...[model, time].filter(Boolean).map((part) => element('span', {}, part)),
    ),
  )
  return { title, nodes: [card, ...previewViews(shown, words), curlView(curl, words)] }
}
