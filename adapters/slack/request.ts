import { codedError } from '../../src/contract/errors.ts'
import type { TaskInput } from '../../src/contract/request.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import { rangeToRead, sinceLastHere } from '../../src/text/since-last-here.ts'
import type { Ask, Source } from './ask.ts'
import type { Asker } from './asker.ts'
import { LIMITS } from './limits.ts'
import { READING } from './rate-limits.ts'
import { readable } from './readable.ts'
import type { Remark } from './remark.ts'
import type { Workspace } from './workspace.ts'

/** What a request is made of: the input, where its messages stand, and what could not be read. */
export interface Material {
  input: TaskInput
  /** Where the ids of the input's messages belong to. */
  channel?: string
  remarks: Remark[]
}

export interface ReadParts {
  workspace: Workspace
  asker: Asker
  /** Whether administrators let Parley read this channel's history. */
  mayRead(channel: string): Promise<boolean>
  /** Why the operator does not let the asker use the task on what is said in this channel. */
  refusal(channel: string): string | undefined
  progress?: (done: number) => void
}

/**
 * Reads what an ask is about, as far as the asker may read it.
 * @throws BAD_REQUEST, NOT_ALLOWED, …: with what would help, in the asker's language.
 */
export async function readMaterial(ask: Ask, task: TaskInfo, parts: ReadParts): Promise<Material> {
  const { source } = ask
  if (source.kind === 'text') return { input: textInput(source.text, task, source.author), remarks: [] }
  if (source.kind === 'message') return await readMessage(source, task, parts)
  if (source.kind === 'before') return await readBefore(source, task, parts)
  if (source.kind === 'mood') throw new Error('a mood is not read but measured')
  return await readMany(source, parts)
}

function textInput(text: string, task: TaskInfo, author?: string): TaskInput {
  const by = author === undefined ? {} : { author }
  if (task.input === 'text') return { text, ...by }
  return { messages: [{ id: '', user: '', text, ...by }] }
}

async function readMessage(source: Source & { kind: 'message' }, task: TaskInfo, parts: ReadParts) {
  const { channel, ts } = source
  if (source.text !== undefined) {
    return { input: textInput(source.text, task, source.author), channel, remarks: [] }
  }
  const post = await parts.workspace.reader.message(channel, ts)
  if (post === undefined) throw codedError('EMPTY_INPUT')
  return { input: textInput(post.text, task, post.author), channel, remarks: [] }
}

async function readBefore(source: Source & { kind: 'before' }, task: TaskInfo, parts: ReadParts) {
  const { channel, ts } = source
  const reading = await parts.workspace.reader.channel(channel, { last: LIMITS.lookBack })
  const before = reading.messages.findLast((message) => message.id < ts && message.bot !== true)
  if (before === undefined) throw codedError('EMPTY_INPUT', parts.asker.phrases.nothingBefore)
  return await readMessage({ kind: 'message', channel, ts: before.id }, task, parts)
}

async function readMany(
  source: Source & { kind: 'thread' | 'channel' },
  parts: ReadParts,
): Promise<Material> {
  const channel = await readable(
    source.range.channel ?? source.channel,
    source.channel,
    parts.workspace,
    parts.asker,
  )
  const elsewhere = channel !== source.channel
  const refused = elsewhere ? parts.refusal(channel) : undefined
  if (refused !== undefined) throw codedError('NOT_ALLOWED', refused)
  if (!(await parts.mayRead(channel))) throw codedError('NOT_ALLOWED', parts.asker.phrases.channelOff)
  const { reader } = parts.workspace
  const { user, words } = parts.asker
  const range = rangeToRead(source.range, READING.maximumMessages)
  const reading =
    source.kind === 'thread'
      ? await reader.thread(channel, source.ts, range, parts.progress)
      : await reader.channel(channel, range, parts.progress)
  const { messages, remarks } = sinceLastHere(reading, source.range, { asker: user, asked: words.now })
  return { input: { messages }, channel, remarks }
}
