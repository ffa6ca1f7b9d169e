import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { detectLanguage } from '../src/text/language.ts'

/** Compares language detection by length of text: `npx tsx bench/detect-language.ts`. */
const FOLDER = new URL('../../shared/data/translation/', import.meta.url)
const BUCKETS = [15, 30, 60, Number.POSITIVE_INFINITY]
const NAMES = ['under 15', '15-29', '30-59', '60 and more']

interface Row {
  language: string
  text: string
}
interface Guess {
  language: string | undefined
  sure: boolean
}
type Detector = (text: string) => Guess

async function compare(): Promise<void> {
  const rows = readRows()
  console.log(`${rows.length} texts; per cent sure and right / sure and wrong / asked, by characters`)
  console.log(['detector'.padEnd(22), ...NAMES.map((name) => name.padStart(20)), 'ms'.padStart(8)].join(''))
  for (const [name, detector] of await detectors()) {
    const started = performance.now()
    const guesses = rows.map(({ text }) => detector(text))
    const milliseconds = Math.round(performance.now() - started)
    const cells = BUCKETS.map((_, bucket) => cell(rows, guesses, bucket).padStart(20))
    console.log([name.padEnd(22), ...cells, String(milliseconds).padStart(8)].join(''))
  }
}

function cell(rows: readonly Row[], guesses: readonly Guess[], bucket: number): string {
  const inside = rows.flatMap((row, index) => (bucketOf(row.text) === bucket ? [index] : []))
  const share = (test: (index: number) => boolean) =>
    ((100 * inside.filter(test).length) / inside.length).toFixed(1)
  const right = (index: number) => guesses[index]!.language === rows[index]!.language
  const sure = (index: number) => guesses[index]!.sure
  return [
    share((index) => sure(index) && right(index)),
    share((index) => sure(index) && !right(index)),
    share((index) => !sure(index)),
  ].join(' / ')
}

const bucketOf = (text: string) => BUCKETS.findIndex((limit) => text.length < limit)

/** Each text once; one that stands under two languages ("No.") under the first. */
function readRows(): Row[] {
  const rows = new Map<string, Row>()
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.dev.tsv'))) {
    const [head = '', ...lines] = readFileSync(new URL(file, FOLDER), 'utf8').trimEnd().split('\n')
    const languages = head.split('\t').slice(0, 2)
    for (const line of lines) {
      const texts = line.split('\t')
      languages.forEach((language, column) => {
        const text = texts[column] ?? ''
        if (!rows.has(text)) rows.set(text, { language, text })
      })
    }
  }
  return [...rows.values()]
}

/** Ours, and those of the libraries that are installed (`npm i --no-save tinyld franc-min` for the two others). */
async function detectors(): Promise<[string, Detector][]> {
  const found: [string, Detector][] = [
    ['parley', (text) => fromOurs(text)],
    ['parley, 7 languages', (text) => fromOurs(text, ['en', 'fr', 'es', 'de', 'it', 'pt', 'ja'])],
  ]
  for (const size of ['extrasmall', 'small', 'medium', 'large']) {
    const { eld } = await import(`eld/${size}`)
    found.push([
      `eld ${size}`,
      (text) => {
        const result = eld.detect(text)
        return { language: result.language, sure: result.isReliable() }
      },
    ])
  }
  return [...found, ...(await optionalDetectors())]
}

function fromOurs(text: string, among?: string[]): Guess {
  const { language, sure } = detectLanguage(text, among === undefined ? {} : { among })
  return { language, sure }
}

async function optionalDetectors(): Promise<[string, Detector][]> {
  const tinyld = await import(String('tinyld')).catch(() => undefined)
  const franc = await import(String('franc-min')).catch(() => undefined)
  const codes: Record<string, string> = {
    eng: 'en',
    fra: 'fr',
    spa: 'es',
    deu: 'de',
    ita: 'it',
    por: 'pt',
    jpn: 'ja',
  }
  if (tinyld === undefined || franc === undefined)
    console.log('tinyld and franc-min: left out if not installed')
  const found: [string, Detector][] = []
  if (tinyld) found.push(['tinyld', (text) => ({ language: tinyld.detect(text), sure: true })])
  if (franc)
    found.push([
      'franc-min',
      (text) => ({ language: codes[franc.franc(text, { minLength: 1 })], sure: true }),
    ])
  return found
}

if (!existsSync(FOLDER)) console.log('skipped: ../shared/data/translation is not here')
else await compare()
