import { codedError } from '../../src/contract/errors.ts'
import type { TaskInput } from '../../src/contract/request.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import { rangeToRead, sinceLastHere } from '../../src/text/since-last-here.ts'
import type { Ask, Source } from './ask.ts'
import { type Asker, channelOf } from './asker.ts'
import type { Desk } from './desk.ts'
import { LIMITS } from './limits.ts'
import { originIn } from './origin-in.ts'
import { READING } from './rate-limits.ts'
import { readable } from './readable.ts'
import type { Remark } from './remark.ts'

/** What a request is made of: the input, where its messages stand, and what could not be read. */
export interface Material {
  input: TaskInput
  /** Where the ids of the input's messages belong to. */
  channel?: string
  remarks: Remark[]
}

export interface ReadParts {
  desk: Desk
  asker: Asker
  progress?: (done: number) => void
}

/**
 * Reads what an ask is about, as far as the asker may read it.
 * @throws BAD_REQUEST, NOT_ALLOWED, …: with what would help, in the asker's language.
 */
export async function readMaterial({ source }: Ask, task: TaskInfo, parts: ReadParts): Promise<Material> {
  switch (source.kind) {
    case 'text':
      return { input: textInput(source.text, task, source.author), remarks: [] }
    case 'message':
      return await readMessage(source, task, parts)
    case 'before':
      return await readBefore(source, task, parts)
    case 'channel':
      return await readChannel(source, task, parts)
    case 'mood':
      throw new Error('a mood is not read but measured')
    case 'typed':
      // The text was in an answer of an earlier process, and too long to stand under it.
      throw codedError('BAD_REQUEST', parts.asker.phrases.tooOld)
  }
}

function textInput(text: string, task: TaskInfo, author?: string): TaskInput {
  const by = author === undefined ? {} : { author }
  if (task.input === 'text') return { text, ...by }
  return { messages: [{ id: '', user: '', text, ...by }] }
}

async function readMessage(source: Source & { kind: 'message' }, task: TaskInfo, { desk, asker }: ReadParts) {
  const { channel, message, text, author } = source
  if (text !== undefined) return { input: textInput(text, task, author), channel, remarks: [] }
  const found = await desk.reader.message(channel, message)
  if (found?.unread) throw codedError('NOT_ALLOWED', asker.phrases.remarks.intent(1))
  if (found === undefined || found.text === '') throw codedError('EMPTY_INPUT')
  return { input: textInput(found.text, task, found.author), channel, remarks: [] }
}

async function readBefore(source: Source & { kind: 'before' }, task: TaskInfo, parts: ReadParts) {
  const { message } = source
  const channel = await readable(source.channel, source.channel, parts.desk, parts.asker)
  const reading = await parts.desk.reader.channel(channel, { last: LIMITS.lookBack })
  const isBefore = (id: string) => BigInt(id) < BigInt(message)
  const before = reading.messages.findLast((one) => isBefore(one.id) && one.bot !== true)
  if (before === undefined) throw codedError('EMPTY_INPUT', parts.asker.phrases.nothingBefore)
  return await readMessage({ kind: 'message', channel, message: before.id }, task, parts)
}

async function readChannel(
  source: Source & { kind: 'channel' },
  task: TaskInfo,
  parts: ReadParts,
): Promise<Material> {
  const { desk, asker, progress } = parts
  const channel = await readable(source.range.channel ?? source.channel, source.channel, desk, asker)
  if (channel !== source.channel) checkPolicy(channel, task, parts)
  const { summaries } = await desk.house.channels.settings(channelOf(channel))
  if (!summaries) throw codedError('NOT_ALLOWED', asker.phrases.channelOff)
  const range = rangeToRead(source.range, READING.maximumMessages)
  const reading = await desk.reader.channel(channel, range, progress)
  const { user, words } = asker
  const { messages, remarks } = sinceLastHere(reading, source.range, { asker: user, asked: words.now })
  return { input: { messages }, channel, remarks }
}

/** @throws NOT_ALLOWED when the operator does not let the asker use the task on what is said in that channel. */
function checkPolicy(channelId: string, { name: task }: TaskInfo, { desk, asker }: ReadParts): void {
  const refused = desk.house.policy.refusal({ kind: 'use', task }, originIn(desk.client, channelId, asker))
  if (refused !== undefined) throw codedError('NOT_ALLOWED', refused)
}
