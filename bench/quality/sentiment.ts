import type { Reply } from '../../src/contract/reply.ts'
import { askAll } from '../ask-all.ts'
import { DATA_FOLDER, everyNth, readTable } from '../dev-data.ts'
import { accuracy, type Labelled, macroF1 } from '../metrics/labels.ts'
import { modelName } from '../parley.ts'
import type { Part, PartRow } from './part.ts'

const FILE = 'sentiment/dev.tsv'
const QUICK_STEP = 10

interface Answer extends Labelled {
  group: string
  reply: Reply
}

/** How often the sentiment task is right on the dev file. The texts go in as a person's would: without `--from`. */
export const evaluateSentiment: Part = async ({ parley, quick, say }) => {
  const all = readTable(FILE)
  if (all === undefined) {
    say(`sentiment: skipped, there is no ${DATA_FOLDER}${FILE}`)
    return []
  }
  const rows = quick ? everyNth(all, QUICK_STEP) : all
  const replies = await askAll('sentiment', rows, (row) => parley.ask('sentiment', { text: row.text! }))
  const answers = replies.map(
    (reply, index): Answer => ({
      expected: rows[index]!.label!,
      came: reply.data.label as string | undefined,
      group: groupOf(rows[index]!),
      reply,
    }),
  )
  const model = modelName(replies.find((reply) => reply.models.length === 1))
  return [...goals(answers, model), ...information(answers)]
}

const groupOf = ({ source, lang }: Record<string, string>) =>
  lang === 'en' ? source! : `${source} (${lang})`

function goals(answers: readonly Answer[], model: string | undefined): PartRow[] {
  const emotions = answers.filter(({ group }) => group === 'goemotions')
  const sure = emotions.filter(({ reply }) => reply.data.sure === true)
  const reviews = answers.filter(({ group }) => group === 'movie-reviews').map(withoutNeutral)
  const shared = { digits: 3, ...(model !== undefined && { model }) }
  const sentiment = (row: Omit<PartRow, 'digits'>): PartRow => ({ ...shared, ...row })
  return [
    sentiment({
      what: 'sentiment macro-F1, GoEmotions in three classes',
      measured: macroF1(emotions),
      goal: { at: 'least', value: 0.66 },
      detail: `${emotions.length} comments${failures(answers)}`,
    }),
    sentiment({
      what: 'sentiment accuracy, positive against negative, movie reviews',
      measured: accuracy(reviews),
      goal: { at: 'least', value: 0.82 },
      detail: `${reviews.length} sentences, the two scores compared`,
    }),
    sentiment({
      what: 'share of GoEmotions answers that are sure',
      measured: sure.length / emotions.length,
    }),
    sentiment({
      what: 'accuracy of the sure answers, GoEmotions',
      measured: accuracy(sure),
      detail: `of all: ${accuracy(emotions).toFixed(3)}`,
    }),
  ]
}

function withoutNeutral({ expected, reply }: Answer): Labelled {
  const scores = reply.data.scores as { negative: number; positive: number } | undefined
  return { expected, came: scores && (scores.positive > scores.negative ? 'positive' : 'negative') }
}

const failures = (answers: readonly Answer[]) => {
  const failed = answers.filter(({ reply }) => reply.error).length
  return failed > 0 ? `, ${failed} of ${answers.length} texts not answered` : ''
}

function information(answers: readonly Answer[]): PartRow[] {
  const groups = [...new Set(answers.map(({ group }) => group))].filter((group) => group !== 'goemotions')
  return groups.sort().map((group) => {
    const own = answers.filter((answer) => answer.group === group)
    return {
      what: `sentiment accuracy, ${group}`,
      measured: accuracy(own),
      digits: 3,
      detail: `${own.length} texts${failures(own)}`,
    }
  })
}
