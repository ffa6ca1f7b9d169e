import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { ERRORS } from '../../src/contract/errors.ts'
import { createMetrics } from '../../src/metrics/metrics.ts'
import { fakeSentiment } from '../fakes/runner.ts'
import { readSamples } from '../metrics/read-samples.ts'
import { promtool } from '../promtool.ts'

const at = (path: string) => fileURLToPath(new URL(`../../deploy/${path}`, import.meta.url))
const read = (path: string) => readFileSync(at(path), 'utf8')

/** Every metric with its labels, after one request. */
async function exposed(): Promise<Map<string, Set<string>>> {
  const host = { state: 'ready', busy: false, memoryMegabytes: 1, models: [], restarts: 0 }
  const runner = {
    status: () => ({
      device: { asked: '', chosen: '', why: '' },
      hosts: [host],
      queue: { interactive: 0, background: 0, running: 0 },
      batches: { count: 0, items: 0, largest: 0 },
      cache: { entries: 0, hits: 0, shared: 0 },
    }),
  }
  const webhooks = { waiting: async () => 0, dead: async () => 0 }
  const metrics = createMetrics({ version: '1', tasks: [], models: () => [fakeSentiment], runner, webhooks })
  metrics.ran({ model: fakeSentiment, seconds: 1 })
  metrics.requested({
    ...{ time: 0, origin: { platform: 'http' }, task: 'a', priority: 'interactive', models: [], messages: 1 },
    ...{ charactersIn: 1, charactersOut: 1, milliseconds: 1 },
  })
  const found = new Map<string, Set<string>>()
  for (const { name, labels } of readSamples((await metrics.expose()).text)) {
    found.set(name, new Set([...(found.get(name) ?? []), ...Object.keys(labels)]))
  }
  return found
}

interface Panel {
  title: string
  targets?: { expr: string; legendFormat: string }[]
  gridPos: { x: number; y: number; w: number; h: number }
}
const dashboard = JSON.parse(read('grafana/parley.json')) as {
  panels: Panel[]
  templating: { list: { query: string | { query: string } }[] }
}
const rules = (parse(read('alerts.yml')) as { groups: { rules: { alert: string; expr: string }[] }[] }).groups
  .flatMap((group) => group.rules)
  .map(({ alert, expr }) => ({ title: alert, expr }))
const pictures = dashboard.panels.flatMap(({ title, targets = [] }) =>
  targets.map(({ expr }) => ({ title, expr })),
)

/** Names of metrics in a query, with the labels that stand in braces behind them. */
function asked(query: string): { name: string; labels: string[] }[] {
  return [...query.matchAll(/\b((?:parley|process|nodejs)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name, braces = '']) => ({
      name: name!,
      labels: [...braces.matchAll(/(\w+)\s*(?:=|!)/g)].map(([, label]) => label!),
    }),
  )
}

/** Those that Prometheus adds by itself. */
const ADDED = ['instance', 'job']

describe.each([
  ['deploy/grafana/parley.json', pictures],
  ['deploy/alerts.yml', rules],
])('%s', async (_, queries) => {
  const there = await exposed()

  it.each(queries)('$title asks for metrics that /metrics has', ({ expr }) => {
    const names = asked(expr)
    if (!/\bup\b/.test(expr)) expect(names.length).toBeGreaterThan(0)
    for (const { name, labels } of names) {
      expect([...there.keys()]).toContain(name)
      for (const label of labels) expect([...ADDED, ...there.get(name)!]).toContain(label)
    }
    const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, words]) => words!.split(/,\s*/))
    const known = [...ADDED, ...names.flatMap(({ name }) => [...there.get(name)!])]
    expect(grouped.filter((label) => !known.includes(label))).toEqual([])
  })
})

describe('the dashboard', () => {
  it('offers choices that exist', async () => {
    const there = await exposed()
    const queries = dashboard.templating.list.map(({ query }) =>
      typeof query === 'string' ? query : query.query,
    )
    for (const query of queries.filter((one) => one.startsWith('label_values'))) {
      const [, name, label] = /^label_values\((\w+), (\w+)\)$/.exec(query)!
      expect([...ADDED, ...there.get(name!)!]).toContain(label)
    }
  })

  it('puts no panel over another', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    expect(dashboard.panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true)
  })

  it('shows every metric of Parley’s own', async () => {
    const shown = new Set(pictures.flatMap(({ expr }) => asked(expr)).map(({ name }) => name))
    const ours = [...(await exposed()).keys()].filter((name) => /^parley_/.test(name))
    // A histogram's sum and count are for whoever wants a mean.
    expect(ours.filter((name) => !shown.has(name) && !/_(sum|count)$/.test(name))).toEqual([])
  })
})

describe('the alerts', () => {
  it('watch only for codes that exist', () => {
    const codes = rules.flatMap(({ expr }) =>
      [...expr.matchAll(/code=~?"([A-Z_|]+)"/g)].flatMap(([, words]) => words!.split('|')),
    )
    expect(codes.length).toBeGreaterThan(5)
    expect(codes.filter((code) => !Object.hasOwn(ERRORS, code))).toEqual([])
  })
})

describe.skipIf(!promtool.there)('Prometheus', () => {
  it('takes the configuration and the rules', () => {
    const { status, said } = promtool.run(['check', 'config', at('prometheus.yml')])
    expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining('9 rules found') })
  })

  it('understands every query of the dashboard', () => {
    const written = (expr: string) => expr.replaceAll('$__rate_interval', '5m').replaceAll(/"\$\w+"/g, '".*"')
    const records = pictures.map(({ expr }, index) => ({ record: `picture:${index}`, expr: written(expr) }))
    const path = join(mkdtempSync(join(tmpdir(), 'parley-rules-')), 'rules.yml')
    writeFileSync(path, stringify({ groups: [{ name: 'pictures', rules: records }] }))
    const { status, said } = promtool.run(['check', 'rules', path])
    expect({ status, said }).toEqual({
      status: 0,
      said: expect.stringContaining(`${records.length} rules found`),
    })
  })

  it('would raise each alert, and not without a reason', () => {
    const path = fileURLToPath(new URL('alerts.test.yml', import.meta.url))
    const { status, said } = promtool.run(['test', 'rules', path])
    expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining('SUCCESS') })
  })
})
