import { z } from 'zod'

const range = z.object({
  last: z.number().exactOptional(),
  since: z.number().exactOptional(),
  sinceLastHere: z.literal(true).exactOptional(),
  channel: z.string().exactOptional(),
})

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), author: z.string().exactOptional() }),
  z.object({ kind: z.literal('typed'), author: z.string().exactOptional() }),
  z.object({
    kind: z.literal('message'),
    channel: z.string(),
    message: z.string(),
    text: z.string().exactOptional(),
    author: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('before'), channel: z.string(), message: z.string() }),
  z.object({ kind: z.literal('channel'), channel: z.string(), range }),
  z.object({ kind: z.literal('mood'), channel: z.string(), here: z.string() }),
])

const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).optional())

/**
 * What a task works on. `text` was typed, or given to us by Discord where Parley could not read it again; `typed` is such text
 * where it stands in the answer under which a button is pressed. `message` carries its text where we have it; `before` is the newest message of a person before that one; `mood` is
 * what was measured in a channel, asked for `here`. A
 * thread is a channel.
 */
export type Source = z.infer<typeof source>

/** All that is needed to ask something again, but for typed text. */
export interface Ask {
  task: string
  options: z.infer<typeof options>
  source: Source
}

const schema = z.object({
  task: z.string(),
  options,
  source,
  models: z.array(z.string()),
  /** What its buttons ask of the same source. */
  again: z.array(z.object({ task: z.string(), options })),
  /** The menu: a task with one more option to choose. */
  choose: z.object({ task: z.string(), options, option: z.string() }).exactOptional(),
})

/** What is remembered of an answer so that its buttons work: never text. Custom ids are too short to carry it. */
export type AnswerMemo = z.infer<typeof schema>

/** A memo as it was kept, or undefined when an older Parley wrote something else. */
export const readMemo = (memo: unknown): AnswerMemo | undefined => schema.safeParse(memo).data

/** A source without text. */
export function withoutText(from: Source): Source {
  if (from.kind === 'text') return { kind: 'typed', ...(from.author && { author: from.author }) }
  if (from.kind !== 'message') return from
  const { channel, message } = from
  return { kind: 'message', channel, message }
}
