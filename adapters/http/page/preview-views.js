import { element } from './element.js'

/** How platforms are written. */
const NAMES = { slack: 'Slack', discord: 'Discord' }

/**
 * The answer as platforms would show it, beside each other where there is room.
 * @param {Record<string, string> | undefined} shown HTML by platform, made harmless by the server
 */
export function previewViews(shown, words) {
  const entries = Object.entries(shown ?? {})
  if (entries.length === 0) return []
  const figures = entries.map(([name, html]) => {
    const body = element('div', { class: `frame frame-${name}` })
    body.innerHTML = html
    return element('figure', {}, element('figcaption', {}, words.asShownBy(NAMES[name] ?? name)), body)
  })
  return [element('section', { class: 'previews', 'aria-label': words.previews }, ...figures)]
}
