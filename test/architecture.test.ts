import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Who may import whom: the first pattern that fits a file decides. A file may always import from its own part. */
const PARTS: [part: string, pattern: RegExp, mayImport: string[]][] = [
  ['main', /^src\/main(\.ts|\/)/, ['*']],
  ['contract', /^src\/contract\//, []],
  ['text', /^src\/text\//, ['contract']],
  ['tasks', /^src\/tasks\//, ['contract', 'text']],
  ['understand', /^src\/understand\//, ['contract', 'text']],
  ['store', /^src\/store\//, ['contract']],
  ['policy', /^src\/policy\//, ['contract', 'text']],
  ['watch', /^src\/watch\//, ['contract', 'text']],
  ['picture', /^src\/picture\//, ['contract', 'text']],
  ['webhooks', /^src\/webhooks\//, ['contract']],
  ['core', /^src\//, ['contract', 'text']],
  ['adapters/console', /^adapters\/console\//, ['contract']],
  ['adapters/http', /^adapters\/http\//, ['contract', 'text']],
  ['adapters/mcp', /^adapters\/mcp\//, ['contract']],
  ['adapters/slack', /^adapters\/slack\//, ['contract', 'text', 'picture']],
  ['adapters/discord', /^adapters\/discord\//, ['contract', 'text', 'picture']],
  ['runner', /^models\/runner\//, ['contract']],
  ['models', /^models\//, ['contract']],
]

/** Each big dependency has one home. */
const HOMES: [dependency: RegExp, home: RegExp][] = [
  [/^@(xenova|huggingface)\/transformers$/, /^models\/runner\/host\.ts$/],
  [/^onnxruntime/, /^models\/runner\//],
  [/^@slack\//, /^adapters\/slack\//],
  [/^libsql$/, /^src\/store\//],
  [/^chrono-node/, /^src\/understand\//],
  [/^fast-png$/, /^adapters\/discord\//],
  [/^bottleneck$/, /^adapters\//],
  [/^discord\.js$/, /^adapters\/discord\//],
  [/^@modelcontextprotocol\//, /^adapters\/mcp\//],
  [/^@?fastify/, /^adapters\/http\//],
  [/^luxon$/, /^src\/(watch\/|mood-hours\.ts$)/],
  [/^(echarts|@resvg\/|dejavu-fonts-ttf)/, /^src\/picture\//],
  [/^yaml$/, /^src\/policy\//],
  [/^prom-client$/, /^src\/metrics/],
  [/^undici$/, /^(models\/download|src\/webhooks)\//],
  [/^standardwebhooks$/, /^src\/webhooks\//],
  [/^commander$/, /^adapters\/console\//],
  [/^pino$/, /^src\/log\.ts$/],
  [/^dotenv/, /^src\/main\.ts$/],
]

/** Names that say nothing. */
const EMPTY_NAMES = /\/(utils?|helpers?|common|misc|shared|types)\.ts$/

const files = ['src', 'adapters', 'models'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${top}/${path}`)
    .sort(),
)

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8')
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)[^'"\n]*?(?:\{[^}]*\}[^'"\n]*?)?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g,
  )
  return [...found].map(([, a, b, c]) => (a ?? b ?? c)!)
}

const resolve = (file: string, target: string) =>
  target.startsWith('.') ? relative(root, join(root, dirname(file), target)) : target
const partOf = (file: string) => PARTS.find(([, pattern]) => pattern.test(file))

describe('the one-way rule', () => {
  it('knows every file and finds imports in them', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(files.filter((file) => !partOf(file))).toEqual([])
    expect(importsOf('src/main/parts.ts').length).toBeGreaterThan(10)
  })

  it.each(files)('%s imports only what its part may', (file) => {
    const [part, , may] = partOf(file)!
    const wrong = importsOf(file)
      .filter((target) => target.startsWith('.'))
      .map((target) => resolve(file, target))
      .filter((target) => /^(src|adapters|models)\/.*\.ts$/.test(target))
      .filter(
        (target) => partOf(target)![0] !== part && !may.includes('*') && !may.includes(partOf(target)![0]),
      )
    expect(wrong).toEqual([])
  })

  it.each(files)('%s keeps big dependencies at home', (file) => {
    const wrong = importsOf(file).filter((target) =>
      HOMES.some(([dependency, home]) => dependency.test(target) && !home.test(file)),
    )
    expect(wrong).toEqual([])
  })
})

describe('the size of files', () => {
  it.each(files)('%s has a telling name and at most 250 lines', (file) => {
    expect(file).not.toMatch(EMPTY_NAMES)
    expect(readFileSync(join(root, file), 'utf8').split('\n').length).toBeLessThanOrEqual(251)
  })
})
