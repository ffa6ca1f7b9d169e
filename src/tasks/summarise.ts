import type { AnswerPhrases } from '../contract/phrases/answers/index.ts'
import type { Action, SourcedPoint } from '../contract/reply.ts'
import type { ChatMessage } from '../contract/request.ts'
import type { Task, TaskCall, TaskReply } from '../contract/task.ts'
import { isNoise } from '../text/noise.ts'
import { extractPoints } from './summarise/extract-points.ts'
import { lessCertain } from './summarise/less-certain.ts'
import { writeProse } from './summarise/write-prose.ts'

/** Points at most, by the asked length. */
const POINTS = { short: 3, medium: 6, long: 12 } as const
type Length = keyof typeof POINTS

/** What matters in a conversation: a few points, each with who said it and in which message. */
export const summarise: Task<{ messages: ChatMessage[] }> = {
  name: 'summarise',
  summary: 'What matters in a conversation, with who said it and where',
  input: 'conversation',
  options: [
    {
      name: 'length',
      summary: 'how much of it',
      type: 'choice',
      choices: Object.keys(POINTS),
      default: 'medium',
    },
  ],
  maximumCharacters: 2_000_000,
  example: 'summarise --length short < conversation.txt',
  answer: {
    properties: {
      points: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            text: { type: 'string' },
            speaker: { type: 'string' },
            sources: { type: 'array', items: { type: 'string' }, description: 'ids of messages' },
          },
          required: ['text', 'speaker', 'sources'],
        },
      },
      messages: { type: 'integer', description: 'how many came' },
      used: { type: 'integer', description: 'how many of them were read' },
      people: { type: 'integer' },
    },
    required: ['points', 'messages', 'used', 'people'],
  },

  async run(call, { infer }) {
    const { messages } = call.input
    const used = messages.filter((message) => !isNoise(message))
    const length = call.options.length as Length
    const most = Math.ceil(used.length / 3)
    const writer = used.length > 0 ? infer.find('summarization', { job: 'summary' }) : undefined
    const { points, notes } = writer
      ? await writeProse(used, writer, infer, call)
      : {
          points: await extractPoints(used, Math.min(POINTS[length], most), infer, call.progress),
          notes: [],
        }
    const model = writer ?? infer.find('feature-extraction', { job: 'salience' })
    const answer = answerOf(points, messages, used, call.phrases.summary)
    return {
      ...answer,
      // Prose is as long as the model makes it.
      ...(!writer && { actions: otherLengths(length, most, call) }),
      notes: [...answer.notes, ...notes, ...lessCertain(used, model, call.phrases)],
    }
  },
}

function answerOf(
  points: SourcedPoint[],
  messages: ChatMessage[],
  used: ChatMessage[],
  phrases: AnswerPhrases['summary'],
): TaskReply {
  const people = new Set(messages.filter((message) => message.bot !== true).map((message) => message.user))
    .size
  const leftOut = messages.length - used.length
  const nothing = points.length === 0
  return {
    title: nothing ? phrases.nothing : phrases.title,
    ...(nothing && { text: phrases.onlyNoise }),
    points,
    notes: [
      phrases.counts(people, messages.length, used.length),
      ...(leftOut > 0 ? [phrases.leftOut(leftOut)] : []),
    ],
    data: { points, messages: messages.length, used: used.length, people },
  }
}

/** The neighbouring lengths, as far as they would give more or fewer points; `most` is how many there can be. */
function otherLengths(length: Length, most: number, { options, phrases }: TaskCall): Action[] {
  const lengths = Object.keys(POINTS) as Length[]
  const place = lengths.indexOf(length)
  const [shorter, longer] = [lengths[place - 1], lengths[place + 1]]
  const action = (label: string, length: Length) => ({
    label,
    task: summarise.name,
    options: { ...options, length },
  })
  return [
    ...(shorter && POINTS[shorter] < most ? [action(phrases.summary.shorter, shorter)] : []),
    ...(longer && POINTS[length] < most ? [action(phrases.summary.longer, longer)] : []),
  ]
}
