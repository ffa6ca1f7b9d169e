import type { Reply } from '../../src/contract/reply.ts'
import type { ChatMessage } from '../../src/contract/request.ts'
import { isNoise } from '../../src/text/noise.ts'
import { askAll } from '../ask-all.ts'
import { DATA_FOLDER, everyNth, readObjects } from '../dev-data.ts'
import { rougeOne, rougeTokens } from '../metrics/rouge-one.ts'
import { modelName } from '../parley.ts'
import { shuffled } from '../random.ts'
import type { Part, PartCall, PartRow } from './part.ts'

const QUICK_STEP = 5
const SEEDS = [1, 2, 3, 4, 5]
/** Meetings at once: each holds hundreds of texts for the model. */
const AT_ONCE = 2

interface Meeting {
  turns: [speaker: string, text: string][]
  abstractive?: string
  general?: [question: string, summary: string][]
}

interface Conversation {
  messages: ChatMessage[]
  reference: string
}

const SETS = [
  { name: 'AMI', file: 'summarisation/ami.dev.jsonl.gz', reference: (one: Meeting) => one.abstractive },
  {
    name: 'QMSum',
    file: 'summarisation/qmsum.dev.jsonl.gz',
    reference: (one: Meeting) => one.general?.[0]?.[1],
  },
]

/** ROUGE-1 of the summarise task against the first words and random messages of the same conversation. */
export const evaluateSummary: Part = async (call) => {
  const rows: PartRow[] = []
  for (const set of SETS) rows.push(...(await evaluateSet(call, set)))
  return rows
}

async function evaluateSet({ parley, quick, say }: PartCall, set: (typeof SETS)[number]): Promise<PartRow[]> {
  const all = readObjects<Meeting>(set.file)
  if (all === undefined) {
    say(`summary ${set.name}: skipped, there is no ${DATA_FOLDER}${set.file}`)
    return []
  }
  const conversations = (quick ? everyNth(all, QUICK_STEP) : all).flatMap((meeting) => {
    const reference = set.reference(meeting)
    return reference ? [{ messages: messagesOf(meeting), reference }] : []
  })
  const started = performance.now()
  const replies = await askAll(
    `summary ${set.name}`,
    conversations,
    ({ messages }) => parley.ask('summarise', { messages }),
    AT_ONCE,
  )
  const seconds = (performance.now() - started) / 1000
  return rowsOf(set.name, conversations, replies).map((row) => ({ ...row, seconds }))
}

function messagesOf({ turns }: Meeting): ChatMessage[] {
  return turns.map(([user, text], index) => ({ id: `m${index + 1}`, user, text }))
}

function rowsOf(name: string, conversations: Conversation[], replies: Reply[]): PartRow[] {
  const scores = conversations.map((conversation, index) => scoresOf(conversation, replies[index]!))
  const mean = (part: keyof Scores) => (100 * sum(scores.map((score) => score[part]))) / scores.length
  const model = modelName(replies[0])
  const shared = { digits: 1, unit: ' pt', ...(model !== undefined && { model }) }
  const goal = { at: 'least', value: 2 } as const
  const words = Math.round(mean('words') / 100)
  return [
    {
      what: `summary ROUGE-1 F1, ${name}`,
      measured: mean('parley'),
      ...shared,
      unit: '',
      detail: `${conversations.length} meetings, ${words} words a summary, no stemming`,
    },
    {
      what: `summary above lead, ${name}`,
      measured: mean('parley') - mean('lead'),
      ...shared,
      goal,
      detail: `the first messages, as many words: ${mean('lead').toFixed(1)}`,
    },
    {
      what: `summary above random, ${name}`,
      measured: mean('parley') - mean('random'),
      ...shared,
      goal,
      detail: `random messages, as many words, mean of ${SEEDS.length} seeds: ${mean('random').toFixed(1)}`,
    },
  ]
}

interface Scores {
  parley: number
  lead: number
  random: number
  words: number
}

/** The rivals choose among the same messages as Parley, noise left out, and may say as many words. */
function scoresOf({ messages, reference }: Conversation, reply: Reply): Scores {
  const wanted = rougeTokens(reference)
  const points = (reply.points ?? []).map((point) => point.text)
  const own = rougeTokens(points.join(' '))
  const texts = messages.filter((message) => !isNoise(message)).map((message) => message.text)
  const score = (chosen: string[]) => rougeOne(rougeTokens(chosen.join(' ')).slice(0, own.length), wanted)
  return {
    parley: rougeOne(own, wanted),
    lead: score(texts),
    random: sum(SEEDS.map((seed) => score(shuffled(texts, seed)))) / SEEDS.length,
    words: own.length,
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
