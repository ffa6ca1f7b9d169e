import type { SourcedPoint } from '../contract/reply.ts'
import type { ChatMessage } from '../contract/request.ts'
import type { Task, TaskReply } from '../contract/task.ts'
import { isNoise } from '../text/noise.ts'
import { extractPoints } from './summarise/extract-points.ts'
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

  async run(call, { infer }) {
    const { messages } = call.input
    const used = messages.filter((message) => !isNoise(message))
    const limit = Math.min(POINTS[call.options.length as Length], Math.ceil(used.length / 3))
    const model = infer.find('summarization', { job: 'summary' })
    const points =
      model && used.length > 0
        ? await writeProse(used, model, infer, call.progress)
        : await extractPoints(used, limit, infer, call.progress)
    return reply(points, messages, used)
  },
}

function reply(points: SourcedPoint[], messages: ChatMessage[], used: ChatMessage[]): TaskReply {
  const people = new Set(messages.filter((message) => message.bot !== true).map((message) => message.user))
    .size
  const counts = `${count(people, 'person', 'people')}, ${count(messages.length, 'message')}, ${used.length} used`
  const nothing = points.length === 0
  return {
    title: nothing ? 'Nothing to summarise' : 'What matters here',
    ...(nothing && { text: 'There are only greetings, joins, bots or one-word replies.' }),
    points,
    notes: [counts, ...leftOut(messages.length - used.length)],
    data: { points, messages: messages.length, used: used.length, people },
  }
}

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

function leftOut(number: number): string[] {
  return number === 0 ? [] : [`left out ${number}: joins, bots and one-word replies`]
}
