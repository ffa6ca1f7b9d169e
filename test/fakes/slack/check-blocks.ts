import { z } from 'zod'
import { plain } from './block-elements.ts'
import { messageBlock, viewBlock } from './block-kinds.ts'
import { checkMrkdwn, findNamePings, findPings, findRichPings, findTexts } from './check-text.ts'

/** What `chat.postMessage` and its like take. */
export interface CheckedMessage {
  text?: unknown
  blocks?: unknown
  link_names?: unknown
  parse?: unknown
}

export interface Verdict {
  /** Slack's code; nothing if it would take the message. */
  error?: 'no_text' | 'invalid_blocks' | 'invalid_blocks_format' | 'msg_blocks_too_long' | 'invalid_arguments'
  problems: string[]
  /** What Slack takes but shows wrong. */
  malformed: string[]
}

/** In characters, measured: slackapi/bolt-js#2509. */
const MAXIMUM_IN_ALL = 13_200
const MAXIMUM_MARKDOWN = 12_000
const MAXIMUM_TEXT = 40_000

const unique = (blocks: { block_id?: string | undefined }[]) => {
  const ids = blocks.flatMap((block) => block.block_id ?? [])
  return new Set(ids).size === ids.length
}
const blocksOf = <T extends z.ZodType<{ block_id?: string | undefined }>>(block: T, max: number) =>
  z.array(block).max(max, `no more than ${max} items allowed`).refine(unique, 'block_id already exists')

const messageBlocks = blocksOf(messageBlock, 50)
const shared = {
  private_metadata: z.string().max(3000, 'must be less than 3001 characters').optional(),
  callback_id: z.string().max(255, 'must be less than 256 characters').optional(),
  external_id: z.string().max(255).optional(),
}
const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...shared,
    title: plain(24),
    blocks: blocksOf(viewBlock, 100),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine((view) => view.submit || view.blocks.every((block) => block.type !== 'input'), 'missing submit')
const home = z.strictObject({
  type: z.literal('home'),
  ...shared,
  blocks: blocksOf(viewBlock, 100),
  title: plain(24).optional(),
})
const anyView = z.discriminatedUnion('type', [modal, home])

/** Slack's words for what a schema found: `[ERROR] must be less than 76 characters [json-pointer:/blocks/0/…]`. */
function inWords(error: z.ZodError, root: string): string[] {
  return error.issues.map((issue) => {
    const words =
      issue.code === 'unrecognized_keys' ? `invalid additional property: ${issue.keys}` : issue.message
    return `[ERROR] ${words} [json-pointer:${[root, ...issue.path].join('/')}]`
  })
}

/** How Slack would receive a message. */
export function judgeMessage({ text, blocks }: CheckedMessage): Verdict {
  const written = typeof text === 'string' ? text : ''
  const malformed = [...checkMrkdwn(written), ...malformedIn(blocks)]
  if (blocks !== undefined && !Array.isArray(blocks)) {
    return { error: 'invalid_blocks_format', problems: ['blocks is no array'], malformed }
  }
  if (blocks === undefined || blocks.length === 0) {
    const empty = written.trim() === ''
    return empty
      ? { error: 'no_text', problems: ['no text and no blocks'], malformed }
      : { problems: [], malformed }
  }
  const parsed = messageBlocks.safeParse(blocks)
  if (!parsed.success)
    return { error: 'invalid_blocks', problems: inWords(parsed.error, '/blocks'), malformed }
  const total = countText(blocks)
  if (total > MAXIMUM_IN_ALL) {
    const problems = [`${total} characters in all blocks, not ${MAXIMUM_IN_ALL}`]
    return { error: 'msg_blocks_too_long', problems, malformed }
  }
  const marked = countText(blocks.filter((block) => block.type === 'markdown'))
  if (marked <= MAXIMUM_MARKDOWN) return { problems: [], malformed }
  return { error: 'msg_blocks_too_long', problems: ['more than 12,000 characters of markdown'], malformed }
}

/** How Slack would receive a modal or a home. */
export function judgeView(view: unknown): Verdict {
  const malformed = malformedIn(view)
  const parsed = anyView.safeParse(view)
  if (parsed.success) return { problems: [], malformed }
  return { error: 'invalid_arguments', problems: inWords(parsed.error, '/view'), malformed }
}

/** What is wrong with a message; nothing if Slack would take it and show it right. */
export function checkMessage(message: CheckedMessage): string[] {
  const { problems, malformed } = judgeMessage(message)
  const length = typeof message.text === 'string' ? message.text.length : 0
  const long = length > MAXIMUM_TEXT ? [`text of ${length} characters, not ${MAXIMUM_TEXT}`] : []
  return [...problems, ...malformed, ...long, ...pingsIn(message).map((token) => `pings ${token}`)]
}

/** What is wrong with a modal or a home. */
export function checkView(view: unknown): string[] {
  const { problems, malformed } = judgeView(view)
  return [...problems, ...malformed]
}

/** What in this message makes a noise on somebody's device. */
export function pingsIn({ text, blocks, link_names, parse }: CheckedMessage): string[] {
  const written = typeof text === 'string' ? text : ''
  const named =
    parse === 'full' || (link_names !== undefined && !['0', 'false', ''].includes(String(link_names)))
  const inBlocks = findTexts(blocks ?? [])
    .filter((row) => row.type !== 'plain_text')
    .flatMap((row) => findPings(row.text, row.verbatim || row.type === 'markdown'))
  return [
    ...findPings(written),
    ...(named ? findNamePings(written) : []),
    ...inBlocks,
    ...findRichPings(blocks ?? []),
  ]
}

const malformedIn = (tree: unknown) =>
  findTexts(tree)
    .filter((row) => row.type === 'mrkdwn')
    .flatMap((row) => checkMrkdwn(row.text).map((problem) => `${problem} at ${row.at}`))

/** Characters of everything that is called text in this tree. */
function countText(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + countText(item), 0)
  if (typeof node !== 'object' || node === null) return 0
  return Object.entries(node).reduce(
    (sum, [key, value]) =>
      sum + (key === 'text' && typeof value === 'string' ? value.length : countText(value)),
    0,
  )
}
