import { z } from 'zod'

const range = z.object({
  last: z.number().exactOptional(),
  since: z.number().exactOptional(),
  sinceLastHere: z.literal(true).exactOptional(),
  channel: z.string().exactOptional(),
})

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), author: z.string().exactOptional() }),
  z.object({
    kind: z.literal('message'),
    channel: z.string(),
    ts: z.string(),
    text: z.string().exactOptional(),
    author: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('before'), channel: z.string(), ts: z.string() }),
  z.object({ kind: z.literal('thread'), channel: z.string(), ts: z.string(), range }),
  z.object({ kind: z.literal('channel'), channel: z.string(), range }),
  z.object({ kind: z.literal('mood'), channel: z.string(), here: z.string() }),
])

/** An ask, as it stands in buttons and modals. */
export const askSchema = z.object({
  task: z.string(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).optional()),
  source,
  /** One more option that is to be chosen from a list first. */
  choose: z
    .object({ option: z.string(), choices: z.array(z.object({ label: z.string(), value: z.string() })) })
    .exactOptional(),
})

/**
 * What a task works on. `message` carries its text where Slack gave it to us, because Parley may not be in that channel;
 * `before` is the newest message of a person before `ts`; a `thread`'s ts is that of its first message;
 * `mood` is what was measured in a channel, asked for `here`.
 */
export type Source = z.infer<typeof source>

/** All that is needed to ask something again. It travels in buttons, so they work after a restart and nothing is stored. */
export type Ask = z.infer<typeof askSchema>
