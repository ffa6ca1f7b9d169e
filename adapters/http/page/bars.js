import { element } from './element.js'

/**
 * Shares of one as bars with numbers, the largest marked.
 * @param {{ label: string, share: number, tone?: string }[]} rows
 */
export function bars(rows, language) {
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const largest = Math.max(...rows.map(({ share }) => share))
  const items = rows.map(({ label, share, tone = 'plain' }) => {
    const fill = element('span', { class: 'fill' })
    fill.style.inlineSize = `${share * 100}%`
    const track = element('span', { class: 'track', 'aria-hidden': 'true' }, fill)
    const name = element('span', { class: 'name' }, label)
    const number = element('span', { class: 'number' }, percent.format(share))
    return element('li', { class: `bar ${tone}${share === largest ? ' largest' : ''}` }, name, track, number)
  })
  return element('ul', { class: 'bars' }, ...items)
}
