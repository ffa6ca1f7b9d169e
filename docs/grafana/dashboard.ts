import { type Panel, ROWS } from './panels.ts'

const SOURCE = { type: 'prometheus', uid: '${datasource}' }
const COLUMNS = 24
const HEIGHT = { row: 1, stat: 4, timeseries: 8 }

/** deploy/grafana/parley.json: for Dashboards → New → Import. */
export function dashboard(): string {
  const content = {
    ...{ title: 'Parley', uid: 'parley', tags: ['parley'], schemaVersion: 39, editable: true },
    description: 'Requests, models, queue and processes of Parley. Made by `npm run docs`.',
    time: { from: 'now-6h', to: 'now' },
    refresh: '30s',
    templating: { list: variables() },
    panels: layOut(),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

function variables(): object[] {
  const choice = (name: string, metric: string) => ({
    ...{ name, type: 'query', datasource: SOURCE, refresh: 2, sort: 1, multi: true, includeAll: true },
    query: { query: `label_values(${metric}, ${name})`, refId: name },
    current: { text: ['All'], value: ['$__all'] },
  })
  return [
    { name: 'datasource', label: 'data source', type: 'datasource', query: 'prometheus' },
    choice('instance', 'parley_build_info'),
    choice('door', 'parley_requests_total'),
    choice('model', 'parley_model_loaded_hosts'),
  ]
}

/** Rows below each other; in each, panels from left to right. */
function layOut(): object[] {
  const placed: object[] = []
  let y = 0
  for (const [title, panels] of Object.entries(ROWS)) {
    placed.push({ id: placed.length + 1, type: 'row', title, gridPos: { x: 0, y, w: COLUMNS, h: HEIGHT.row } })
    y += HEIGHT.row
    let [x, tallest] = [0, 0]
    for (const panel of panels) {
      const h = HEIGHT[panel.kind ?? 'timeseries']
      if (x + panel.width > COLUMNS) {
        y += tallest
        x = tallest = 0
      }
      placed.push({ id: placed.length + 1, ...drawn(panel), gridPos: { x, y, w: panel.width, h } })
      x += panel.width
      tallest = Math.max(tallest, h)
    }
    y += tallest
  }
  return placed
}

function drawn({ title, description, unit, kind = 'timeseries', queries }: Panel): object {
  return {
    ...{ type: kind, title, description, datasource: SOURCE },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    options: kind === 'stat' ? { colorMode: 'none', graphMode: 'area', textMode: 'auto' } : { tooltip: { mode: 'multi' } },
    targets: Object.entries(queries).map(([expr, legendFormat], index) => ({
      ...{ expr, legendFormat, datasource: SOURCE, refId: String.fromCharCode(65 + index) },
    })),
  }
}
