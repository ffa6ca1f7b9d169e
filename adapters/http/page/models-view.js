import { element } from './element.js'

/** What stands in each column, of a model as the API tells it. */
const CELLS = {
  name: ({ name }) => name,
  task: ({ job }) => job,
  languages: ({ languages: { from, to } }) =>
    from.join() === to.join() || to.length === 0 ? listed(from) : `${listed(from)} → ${listed(to)}`,
  state: ({ state, service }, { states, roles }) =>
    [states[state] ?? state, roles[service.role]].filter(Boolean).join(', '),
  device: ({ device, precision }) => `${device}, ${precision}`,
  licence: ({ licence }) => licence,
  revision: ({ revision }) => revision.slice(0, 12),
  measured: ({ measured }) => measured.map(({ what, value }) => `${what} ${value}`).join('; '),
}

/** The first few of many. */
const listed = (codes) =>
  codes.length > 8 ? `${codes.slice(0, 6).join(', ')} … (${codes.length})` : codes.join(', ')

const ORDER = ['stable', 'canary', 'none']

/** The models as a table, those in service first. @param {object[]} models as the API tells them */
export function modelsView(models, words) {
  const titles = Object.keys(CELLS).map((column) => element('th', { scope: 'col' }, words.columns[column]))
  const sorted = models.toSorted((a, b) => ORDER.indexOf(a.service.role) - ORDER.indexOf(b.service.role))
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...titles)),
    element('tbody', {}, ...sorted.map((model) => rowOf(model, words))),
  )
}

function rowOf(model, words) {
  const [name, ...rest] = Object.values(CELLS).map((cell) => cell(model, words) || '–')
  const cells = rest.map((text) => element('td', {}, text))
  const quiet = model.service.role === 'none' ? 'unused' : undefined
  return element('tr', { class: quiet }, element('th', { scope: 'row' }, name), ...cells)
}

/** Fills the place when it is opened, each time anew. */
export function addModels({ models, modelsTable }, api, words, problemView) {
  models.addEventListener('toggle', async () => {
    if (!models.open) return
    try {
      const { models: list } = await api.get('/v1/models')
      modelsTable.replaceChildren(modelsView(list, words))
    } catch (error) {
      modelsTable.replaceChildren(problemView(error.problem ?? {}, words))
    }
  })
}
