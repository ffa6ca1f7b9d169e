import type { Reply } from '../../src/contract/reply.ts'
import { corpusChrf } from '../../src/text/chrf.ts'
import { askAll } from '../ask-all.ts'
import { DATA_FOLDER, everyNth, readTable } from '../dev-data.ts'
import { modelName } from '../parley.ts'
import type { Part, PartCall, PartRow } from './part.ts'

const LANGUAGES = ['fr', 'es', 'de']
const QUICK_STEP = 20
const GOAL = { at: 'least', value: 58 } as const

interface Pair {
  text: string
  reference: string
  source: string
}

/** chrF of the translate task on the dev files, in both directions, with both languages given. */
export const evaluateTranslation: Part = async (call) => {
  const rows: PartRow[] = []
  for (const language of LANGUAGES) {
    for (const [from, to] of [
      ['en', language],
      [language, 'en'],
    ] as const) {
      rows.push(...(await evaluateDirection(call, from, to)))
    }
  }
  return rows
}

async function evaluateDirection(
  { parley, quick, say }: PartCall,
  from: string,
  to: string,
): Promise<PartRow[]> {
  const file = `translation/en-${from === 'en' ? to : from}.dev.tsv`
  const all = readTable(file)
  if (all === undefined) {
    say(`translation ${from} → ${to}: skipped, there is no ${DATA_FOLDER}${file}`)
    return []
  }
  const pairs = (quick ? everyNth(all, QUICK_STEP) : all).map(
    (row): Pair => ({ text: row[from]!, reference: row[to]!, source: row.source! }),
  )
  const started = performance.now()
  const replies = await askAll(`translation ${from} → ${to}`, pairs, ({ text }) =>
    parley.ask('translate', { text }, { from, to }),
  )
  const seconds = (performance.now() - started) / 1000
  const failed = replies.filter((reply) => reply.error).length
  const model = modelName(replies.find((reply) => reply.models.length > 0))
  return [
    {
      what: `translation chrF ${from} → ${to}`,
      measured: chrfOf(pairs, replies),
      digits: 1,
      goal: GOAL,
      detail: `${pairs.length} texts${failed > 0 ? `, ${failed} not answered` : ''}; ${bySource(pairs, replies)}`,
      ...(model !== undefined && { model }),
      seconds,
    },
  ]
}

/** A text that was not answered counts as an empty translation. */
function chrfOf(pairs: readonly Pair[], replies: readonly Reply[]): number {
  const hypotheses = replies.map((reply) => (reply.error ? '' : (reply.text ?? '')))
  return corpusChrf(
    hypotheses,
    pairs.map((pair) => pair.reference),
  )
}

function bySource(pairs: readonly Pair[], replies: readonly Reply[]): string {
  const sources = [...new Set(pairs.map((pair) => pair.source))].sort()
  return sources
    .map((source) => {
      const indices = [...pairs.keys()].filter((index) => pairs[index]!.source === source)
      const own = indices.map((index) => pairs[index]!)
      const score = chrfOf(
        own,
        indices.map((index) => replies[index]!),
      )
      return `${source} ${score.toFixed(1)}`
    })
    .join(', ')
}
