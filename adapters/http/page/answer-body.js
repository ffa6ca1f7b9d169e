import { bars } from './bars.js'
import { element } from './element.js'
import { points } from './points.js'
import { reasons } from './reasons.js'

const TONES = ['positive', 'neutral', 'negative']
const SIGNS = { positive: '+', neutral: '=', negative: '−' }

/** What each kind of answer looks like, by what its data holds: its title, and what stands below. */
const KINDS = [
  {
    fits: ({ scores, label }) => scores !== undefined && label !== undefined,
    title({ label, sure }, { words }) {
      const feels = words.feels[label] ?? label
      return sure === false ? words.unsure(feels) : feels
    },
    sign: ({ label }) =>
      element('span', { class: `sign ${label}`, 'aria-hidden': 'true' }, SIGNS[label] ?? '•'),
    body({ scores, why }, { words, text }) {
      const names = [
        ...TONES.filter((tone) => tone in scores),
        ...Object.keys(scores).filter((name) => !TONES.includes(name)),
      ]
      const rows = names.map((tone) => ({ label: words.moods[tone] ?? tone, share: scores[tone], tone }))
      return [bars(rows, words.language), reasons(text, why ?? [], words)]
    },
  },
  {
    fits: ({ text, to }) => text !== undefined && to !== undefined,
    title: ({ from, to }, { nameOf }) => `${nameOf(from)} → ${nameOf(to)}`,
    body: ({ text, to }) => [element('p', { class: 'said', dir: 'auto', lang: to }, text)],
  },
  {
    fits: ({ points: list }) => Array.isArray(list),
    title: ({ points: list }, { words }) => (list.length > 0 ? words.matters : words.nothing),
    body: ({ points: list }, { words }) => [points(list, words)],
  },
  {
    fits: ({ candidates }) => Array.isArray(candidates),
    title({ language, sure }, { words, nameOf }) {
      if (!language) return words.noLanguage
      return sure === false ? words.unsure(nameOf(language)) : nameOf(language)
    },
    body: ({ candidates }, { words, nameOf }) => [
      bars(
        candidates.map(({ language, score }) => ({ label: nameOf(language), share: score })),
        words.language,
      ),
    ],
  },
  {
    fits: () => true,
    title: (_data, { title }) => title,
    body: (data) => [element('pre', {}, JSON.stringify(data, null, 2))],
  },
]

/**
 * An answer's data, plainly. @param {Record<string, unknown>} data
 * @param {{ words: object, nameOf: (code: string) => string, text: string, title: string }} reader
 */
export function answerBody(data, reader) {
  const kind = KINDS.find(({ fits }) => fits(data))
  return { title: kind.title(data, reader), sign: kind.sign?.(data), parts: kind.body(data, reader) }
}
