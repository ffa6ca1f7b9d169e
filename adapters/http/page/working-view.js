import { element } from './element.js'

/** The parts of a long answer as they come, in their order. @param {string} between stands between them */
export function workingView(between, words) {
  const pieces = []
  const text = element('p', { class: 'said', dir: 'auto' })
  const view = element(
    'section',
    { class: 'card answer working', hidden: true, 'aria-label': words.soFar },
    element('h2', {}, words.soFar),
    text,
  )
  return {
    view,
    /** @param {{ index: number, text: string }} piece */
    add(piece) {
      pieces[piece.index] = piece.text
      text.textContent = pieces.filter((one) => one !== undefined).join(between)
      view.hidden = false
    },
  }
}
