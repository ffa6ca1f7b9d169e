import { element } from './element.js'

/**
 * What went wrong and what to do.
 * @param {{ code?: string, title?: string, detail?: string, retryAfterSeconds?: number, status?: number }} problem
 */
export function problemView({ code, title, detail, retryAfterSeconds, status }, words) {
  const what = words.problems[code] ?? detail ?? title ?? words.failed
  const remedy =
    retryAfterSeconds === undefined
      ? words.remedies[code]
      : words.tryIn(Math.max(1, Math.ceil(retryAfterSeconds)))
  const label = [code, status].filter((part) => part !== undefined).join(' · ')
  return element(
    'section',
    { class: 'card problem', role: 'alert' },
    element('h2', {}, element('span', { class: 'sign', 'aria-hidden': 'true' }, '!'), what),
    remedy === undefined ? undefined : element('p', {}, remedy),
    element('p', { class: 'made' }, label),
  )
}
